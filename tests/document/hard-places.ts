/** One small contract that holds every kind of place where tools put comments wrongly, and the words to comment there. */
import { docxOf, p, r, t } from '../ooxml/small-docx'

export interface HardPlace {
  name: string
  /** Text of the paragraph, to find it; the words to comment; which occurrence in that paragraph (0-based). */
  paragraph: string
  exact: string
  nth?: number
  /** Which paragraph of that text, when several are alike. */
  copy?: number
  /** What an adapter may answer; `placed` when left out. */
  may?: ('placed' | 'on-paragraph' | 'refused')[]
  /** Pandoc does not show such words. */
  hiddenFromPandoc?: true
}

const LONG = `Le Prestataire assure ${'la supervision, la sauvegarde et la restauration des données de santé, '.repeat(6)}puis en rend compte.`
const BOILERPLATE = 'Le Prestataire informe le Client de tout incident. Le Client en accuse réception.'
const by = 'w:author="Me Durand" w:date="2026-01-02T08:00:00Z"'
const ins = (id: number, inner: string) => `<w:ins w:id="${id}" ${by}>${inner}</w:ins>`
const del = (id: number, text: string) => `<w:del w:id="${id}" ${by}><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`
const field = (code: string, result: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>`
const control = (tag: string, content: string, more = '') => `<w:sdt><w:sdtPr><w:alias w:val="${tag}"/><w:tag w:val="${tag}"/>${more}</w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const cell = (content: string, properties = '') => `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/>${properties}</w:tcPr>${content}</w:tc>`
const item = (text: string) => p(r(text), '<w:pStyle w:val="ListParagraph"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')

const BODY = [
  p(r('Contrat de maintenance'), '<w:pStyle w:val="Heading1"/>'),
  ...Array.from({ length: 10 }, () => p(r(BOILERPLATE))),
  p(r(LONG)),
  p(r('La disponibilité est de 99,5 % (voir l’indice ^5 et ^p de l’annexe), hors maintenance.')),
  p(`<w:r>${t('Délai')}<w:tab/>${t('quatre heures')}<w:br/>${t('ouvrées, sauf férié')}</w:r>`),
  p(r('Le délai est de 48\u00a0heures\u202f; passé ce délai, une pénalité est due.')),
  p(r('L’éditeur dit « conforme » ; l\'hébergeur dit "conforme" aussi.')),
  p(`<w:r>${t('Une sau')}<w:softHyphen/>${t('vegarde jour')}<w:noBreakHyphen/>${t('nalière est tenue.')}</w:r>`),
  p(r('Les donne\u0301es de sante\u0301 sont he\u0301berge\u0301es en France.')),
  p(r('En cas d’alerte 🚨 critique 👩‍⚕️, le support est joint.')),
  p(r('Le Prestataire ') + r('s’eff', '<w:b/>') + r('orce', '<w:b/><w:i/>') + r(' de répondre sous quatre heures.')),
  p(r('Voir ') + `<w:hyperlink w:anchor="annexe">${r('l’annexe technique', '<w:u w:val="single"/>')}</w:hyperlink>` + r(' pour le détail.')),
  p(r('Conformément à l’') + field('REF article5 \\h', 'article 5') + r(' du contrat, le préavis est de trois mois.')),
  p(r('Le préavis est de ') + control('blank:preavis', r('[trois mois]')) + r(' avant le terme.')),
  p(r('Le Prestataire répond sous ') + ins(901, r('quarante-huit heures')) + r(' ouvrées.')),
  p(r('Le Prestataire garantit ') + del(902, 'une obligation de résultat, soit ') + r('ses meilleurs efforts en tout temps.')),
  `<w:tbl><w:tblPr><w:tblW w:w="9000" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>
    <w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(p(r('Gravité')))}${cell(p(r('Délai de réponse')))}${cell(p(r('Délai de rétablissement')))}</w:tr>
    <w:tr>${cell(p(r('Bloquant')))}${cell(p(r('Quatre heures ouvrées')), '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`,
  p(r('Les obligations sont les suivantes :')),
  item('sauvegarder chaque nuit ;'),
  item('restaurer sous huit heures ;'),
  control('verrou', p(r('Cette clause est verrouillée par son auteur.')), '<w:lock w:val="sdtContentLocked"/>'),
  p(r('La réversibilité est due') + '<w:r><w:footnoteReference w:id="1"/></w:r>' + r(' au terme du contrat.')),
  p(r('Une zone suit.') + `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="100" cy="100"/><wp:docPr id="1" name="zone"/><a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>${p(r('Texte en encadré : astreinte sous deux heures.'))}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>${p(r('Texte en encadré : astreinte sous deux heures.'))}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>`),
  p(r('Fait à Lyon, en deux exemplaires.')),
  '<w:sectPr/>',
].join('')

const STYLES = `<w:docDefaults/><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/></w:style>`
const NUMBERING = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
const FOOTNOTES = `<w:footnote w:type="separator" w:id="-1">${p('<w:r><w:separator/></w:r>')}</w:footnote><w:footnote w:id="1">${p(`<w:r><w:footnoteRef/></w:r>${r(' Réversibilité facturée au temps passé.')}`)}</w:footnote>`

export const hardContract = (settings?: string): Uint8Array => docxOf(BODY, { styles: STYLES, numbering: NUMBERING, footnotes: FOOTNOTES, ...(settings === undefined ? {} : { settings }) })

export const HARD_PLACES: HardPlace[] = [
  ...Array.from({ length: 10 }, (_, copy) => ({ name: `sentence repeated in ten clauses, no ${copy + 1}`, paragraph: BOILERPLATE, exact: 'Le Client en accuse réception.', copy })),
  { name: 'second « Client » of a sentence', paragraph: BOILERPLATE, exact: 'Client', nth: 1, copy: 3 },
  { name: 'more than 255 characters', paragraph: LONG, exact: LONG.slice(22, 22 + 300) },
  { name: 'caret', paragraph: 'La disponibilité est de 99,5 % (voir l’indice ^5 et ^p de l’annexe), hors maintenance.', exact: '^5 et ^p de' },
  { name: 'tab', paragraph: 'Délai\tquatre heures\nouvrées, sauf férié', exact: 'Délai\tquatre' },
  { name: 'line break', paragraph: 'Délai\tquatre heures\nouvrées, sauf férié', exact: 'heures\nouvrées' },
  { name: 'no-break spaces', paragraph: 'Le délai est de 48\u00a0heures\u202f; passé ce délai, une pénalité est due.', exact: '48\u00a0heures\u202f;' },
  { name: 'straight quotes beside guillemets', paragraph: 'L’éditeur dit « conforme » ; l\'hébergeur dit "conforme" aussi.', exact: '"conforme"' },
  { name: 'straight apostrophe', paragraph: 'L’éditeur dit « conforme » ; l\'hébergeur dit "conforme" aussi.', exact: 'l\'hébergeur' },
  { name: 'soft and non-breaking hyphens', paragraph: 'Une sau\u00advegarde jour\u2011nalière est tenue.', exact: 'sau\u00advegarde jour\u2011nalière' },
  { name: 'combining accents', paragraph: 'Les donne\u0301es de sante\u0301 sont he\u0301berge\u0301es en France.', exact: 'sante\u0301 sont he\u0301' },
  { name: 'emoji', paragraph: 'En cas d’alerte 🚨 critique 👩‍⚕️, le support est joint.', exact: '🚨 critique 👩‍⚕️' },
  { name: 'across runs and bold', paragraph: 'Le Prestataire s’efforce de répondre sous quatre heures.', exact: 'taire s’efforce de' },
  { name: 'middle of a hyperlink', paragraph: 'Voir l’annexe technique pour le détail.', exact: 'annexe tech' },
  { name: 'out of a hyperlink', paragraph: 'Voir l’annexe technique pour le détail.', exact: 'technique pour' },
  { name: 'field result', paragraph: 'Conformément à l’article 5 du contrat, le préavis est de trois mois.', exact: 'article 5' },
  { name: 'across a field', paragraph: 'Conformément à l’article 5 du contrat, le préavis est de trois mois.', exact: 'à l’article 5 du' },
  { name: 'content control', paragraph: 'Le préavis est de [trois mois] avant le terme.', exact: '[trois mois]' },
  { name: 'into a content control', paragraph: 'Le préavis est de [trois mois] avant le terme.', exact: 'est de [trois' },
  { name: 'middle of a tracked insertion', paragraph: 'Le Prestataire répond sous quarante-huit heures ouvrées.', exact: 'huit heures ouvrées' },
  { name: 'tracked deletion inside', paragraph: 'Le Prestataire garantit ses meilleurs efforts en tout temps.', exact: 'garantit ses meilleurs efforts' },
  { name: 'table cell', paragraph: 'Bloquant', exact: 'Bloq' },
  { name: 'merged cell', paragraph: 'Quatre heures ouvrées', exact: 'heures' },
  { name: 'list item', paragraph: 'restaurer sous huit heures ;', exact: 'sous huit heures' },
  { name: 'locked content control', paragraph: 'Cette clause est verrouillée par son auteur.', exact: 'verrouillée', may: ['refused'] },
  { name: 'beside a note reference', paragraph: 'La réversibilité est due au terme du contrat.', exact: 'due au terme' },
  { name: 'footnote', paragraph: ' Réversibilité facturée au temps passé.', exact: 'temps passé', may: ['placed', 'on-paragraph', 'refused'] },
  { name: 'text box', paragraph: 'Texte en encadré : astreinte sous deux heures.', exact: 'astreinte', may: ['placed', 'on-paragraph', 'refused'], hiddenFromPandoc: true },
  { name: 'whole paragraph', paragraph: 'Fait à Lyon, en deux exemplaires.', exact: 'Fait à Lyon, en deux exemplaires.' },
]
