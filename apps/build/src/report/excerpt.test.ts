import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { excerpt } from './excerpt.ts'
import { columnsOf } from './visible-text.ts'

/** The text above the caret, in columns of a terminal. */
const abovePointer = ([shown = '', pointer = '']: readonly string[]): string => {
  let left = pointer.indexOf('^')
  for (const character of shown) {
    if (left <= 0 && columnsOf(character) > 0) return character
    left -= columnsOf(character)
  }
  return ''
}

describe('an excerpt', () => {
  test('shows the line, its number, and a caret', () => {
    expect(excerpt('kind: Service\nspec:\n  port: 80\n', 3, 3)).toEqual(['3 │   port: 80', '  │   ^'])
  })

  test('of a line as long as a dashboard shows the text around the location', () => {
    const [shown = '', pointer = ''] = excerpt(`a: ${'x'.repeat(30_000)}Q${'y'.repeat(30_000)}`, 1, 30_004)
    expect(shown.length).toBeLessThan(110)
    expect(abovePointer([shown, pointer])).toBe('Q')
  })

  test('puts the caret below the character, after any text', () => {
    const piece = fc.constantFrom(
      'a',
      '\t',
      '世',
      '🙂',
      'é',
      'e\u0301',
      '\u0007',
      '\u202E',
      '\u001B[31m',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 200 }),
        fc.array(piece, { maxLength: 200 }),
        (before, after) => {
          const text = before.join('')
          expect(abovePointer(excerpt(`${text}Q${after.join('')}`, 1, text.length + 1))).toBe('Q')
        },
      ),
    )
  })

  test('escapes what a terminal would obey', () => {
    expect(excerpt('a: \u001B[2J\u202Eb', 1, 1)[0]).toBe('1 │ a: \u{FFFD}[2J\u{FFFD}b')
  })

  test('of a missing line is empty', () => {
    expect(excerpt('a', 2, 1)).toEqual([])
  })
})
