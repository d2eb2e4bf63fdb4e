/** Hands a text over to the person as a file, without any server. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the data once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address), 0)
}
