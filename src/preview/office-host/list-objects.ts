/** Lists: their identity and the place of an item in them. */
import { setNumbering } from '../../ooxml'
import { HostObject } from './host-object'
import type { Paragraph } from './text-objects'

export class HostList extends HostObject {
  readonly className = 'List'
  readonly scalars = ['Id']

  constructor(private readonly numId: string) {
    super()
  }

  override get Id(): number {
    return Number(this.numId)
  }
}

export class ListItem extends HostObject {
  readonly className = 'ListItem'
  readonly scalars = ['Level', 'ListString']

  constructor(private readonly paragraph: Paragraph) {
    super()
  }

  get Level(): number {
    return this.paragraph.number?.level ?? 0
  }

  set Level(level: number) {
    const { number } = this.paragraph
    this.paragraph.open.edit('ListItem.level', () => setNumbering(this.paragraph.doc, number && { ...number, level }))
  }

  get ListString(): string {
    return this.paragraph.doc.listString ?? ''
  }
}
