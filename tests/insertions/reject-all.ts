/**
 * Rejects every tracked insertion and deletion of a .docx by the letter of ECMA-376 (part 1, 17.13.5), without our own `ooxml/`:
 * a second opinion on what Word's « Refuser toutes les modifications » leaves.
 */
import { unzipSync } from 'fflate'
import { DOMParser, XMLSerializer } from '@xmldom/xmldom'
import type { Document, Element, Node } from '@xmldom/xmldom'

/** Elements that only mark where a tracked control, move or custom XML change begins and ends. */
const marks = /^w:(customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)|move(From|To)Range(Start|End))$/

/** The body of `word/document.xml` as XML, with all changes rejected or as it stands; and how many controls with our tags remain (in `xml` they are unwrapped). */
export function bodyOf(file: Uint8Array, reject: boolean): { xml: string; controls: number } {
  const parts = unzipSync(file)
  const main = Object.keys(parts).find((name) => /^word\/document\d*\.xml$/.test(name))
  if (!main) throw new Error('no main part')
  const document = new DOMParser().parseFromString(new TextDecoder().decode(parts[main]), 'application/xml')
  const body = document.getElementsByTagName('w:body')[0]
  if (reject) rejectIn(document)
  const ours = Array.from(document.getElementsByTagName('w:sdt')).filter((control) => /^(cl|blank):/.test(control.getElementsByTagName('w:tag')[0]?.getAttribute('w:val') ?? ''))
  for (const control of ours.reverse()) unwrapControl(control)
  return { xml: children(body).map((child) => new XMLSerializer().serializeToString(child)).join('\n'), controls: ours.length }
}

function rejectIn(document: Document): void {
  const all = (name: string) => Array.from(document.getElementsByTagName(name))
  const markInserted = all('w:p').filter((paragraph) => {
    const properties = children(paragraph).find((child) => child.nodeName === 'w:pPr')
    const run = properties && children(properties).find((child) => child.nodeName === 'w:rPr')
    return run !== undefined && children(run).some((child) => child.nodeName === 'w:ins')
  })
  for (const insertion of all('w:ins')) if (insertion.parentNode?.nodeName !== 'w:rPr') remove(insertion)
  for (const deletion of all('w:del')) if (deletion.parentNode?.nodeName !== 'w:rPr') unwrap(deletion)
  for (const text of all('w:delText')) rename(document, text, 'w:t')
  for (const control of all('w:sdt')) if (tagsInserted(control)) unwrapControl(control)
  const order = all('w:p')
  for (const paragraph of markInserted) {
    // Its mark goes: what is left of it joins the next paragraph, which keeps its own properties.
    const kept = children(paragraph).filter((child) => child.nodeName !== 'w:pPr' && !marks.test(child.nodeName) && !isEmptyControl(child))
    if (kept.length > 0) {
      const next = order[order.indexOf(paragraph) + 1]
      if (!next) throw new Error('the last paragraph has an inserted mark and words of its own')
      const first = children(next).find((child) => child.nodeName !== 'w:pPr') ?? null
      for (const child of kept) next.insertBefore(child, first)
    }
    remove(paragraph)
  }
  for (const change of all('w:pPrChange')) {
    const properties = change.parentNode as Element
    const former = children(change).find((child) => child.nodeName === 'w:pPr') ?? document.createElementNS(properties.namespaceURI, 'w:pPr')
    // It remembers a CT_PPrBase (17.13.5.29), which knows neither the format of the mark nor the section: those stay.
    for (const child of children(properties)) if (child.nodeName === 'w:rPr' || child.nodeName === 'w:sectPr') former.appendChild(child)
    if (children(former).length > 0) properties.parentNode?.replaceChild(former, properties)
    else remove(properties)
  }
  for (const name of ['w:customXmlInsRangeStart', 'w:customXmlInsRangeEnd']) for (const mark of all(name)) remove(mark)
  // A control whose whole content was inserted goes with it, innermost first.
  for (const control of all('w:sdt').reverse()) {
    const content = children(control).find((child) => child.nodeName === 'w:sdtContent')
    if (content && children(content).length === 0) remove(control)
  }
}

/**
 * Both tags of the control are tracked insertions of their own: each stands inside a `customXmlInsRange`, in the form that
 * Word writes (17.13.5.7 and 17.13.5.6, applied to content controls by [MS-OI29500] 2.1.323 b). Rejecting takes the tags
 * away; what stands between them goes or stays by its own marks.
 */
function tagsInserted(control: Element): boolean {
  const content = children(control).find((child) => child.nodeName === 'w:sdtContent')
  const inside = content ? children(content) : []
  const spans = (start: Element | null, end: Element | null) =>
    start?.nodeName === 'w:customXmlInsRangeStart' && end?.nodeName === 'w:customXmlInsRangeEnd' && start.getAttribute('w:id') === end.getAttribute('w:id')
  return spans(beside(control, 'previousSibling'), inside[0] ?? null) && spans(inside[inside.length - 1] ?? null, beside(control, 'nextSibling'))
}

function beside(node: Element, side: 'previousSibling' | 'nextSibling'): Element | null {
  let at = node[side]
  while (at !== null && at.nodeType !== 1) at = at[side]
  return at as Element | null
}

function unwrapControl(control: Element): void {
  const content = children(control).find((child) => child.nodeName === 'w:sdtContent')
  for (const child of content ? children(content) : []) control.parentNode?.insertBefore(child, control)
  remove(control)
}

function isEmptyControl(node: Element): boolean {
  return node.nodeName === 'w:sdt' && node.getElementsByTagName('w:r').length === 0
}

function children(node: Node): Element[] {
  return Array.from(node.childNodes).filter((child): child is Element => child.nodeType === 1)
}

function remove(node: Node): void {
  node.parentNode?.removeChild(node)
}

function unwrap(node: Element): void {
  for (const child of children(node)) node.parentNode?.insertBefore(child, node)
  remove(node)
}

function rename(document: Document, node: Element, name: string): void {
  const other = document.createElementNS(node.namespaceURI, name)
  for (const attribute of Array.from(node.attributes)) other.setAttribute(attribute.name, attribute.value)
  for (const child of Array.from(node.childNodes)) other.appendChild(child)
  node.parentNode?.replaceChild(other, node)
}
