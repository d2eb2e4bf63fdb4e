/** No-break spaces where French typography wants them (inside guillemets; before « : », « ; », « ? », « ! », « % », « € »). */
export function withFrenchSpaces(text: string): string {
  return text.replace(/« /g, '«\u00a0').replace(/ »/g, '\u00a0»').replace(/ ([:;?!%€])(?=\s|$|[.,)»])/g, '\u00a0$1')
}
