import { Spellings } from '../../src/language/spellings'

describe('what is kept by spelling', () => {
  const kept = new Spellings<string>()
  for (const word of ['sauvegarde', 'sauvegardé', 'Sauvegarde', '']) kept.set(word, `<${word}>`)
  test('is found wherever the word stands', () => expect(kept.get('la sauvegarde quotidienne', 3, 13)).toBe('<sauvegarde>'))
  test('case and accents are other spellings', () => expect(kept.get('Sauvegardé', 0, 10)).toBeUndefined())
  test('no words at all are a spelling', () => expect(kept.get('x', 1, 1)).toBe('<>'))
  test('many spellings are kept, then forgotten together', () => {
    const many = new Spellings<number>()
    for (let n = 0; n < 30_000; n++) many.set(`mot${n}`, n)
    expect([0, 4095, 4096, 29_999].map((n) => many.get(`mot${n}`, 0, `mot${n}`.length))).toEqual([0, 4095, 4096, 29_999])
    expect(many.size).toBe(30_000)
    many.clear()
    expect(many.get('mot1', 0, 4)).toBeUndefined()
    expect(many.size).toBe(0)
  })
})
