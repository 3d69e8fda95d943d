import { describe, expect, test } from 'vitest'
import { valuesIn } from './given-values.ts'

const KEYS = ['user', 'password']

describe('the values of a Secret', () => {
  test('are read from JSON, where a value may have several lines', () => {
    const values = { password: 'two\nlines = three', user: 'me' }
    expect(valuesIn(`${JSON.stringify(values, undefined, 2)}\n`, KEYS)).toEqual(values)
  })

  test('are read from lines, where a value may have any sign', () => {
    expect(valuesIn('user=me\r\npassword= a=b #c\n', KEYS)).toEqual({ user: 'me', password: ' a=b #c' })
  })

  test.each([
    ['user=me', 'no value is given for password'],
    ['user=me\npassword=', 'no value is given for password'],
    ['user=me\npassword=x\npasswort=x', 'no key passwort'],
    ['', 'no value is given for user, password'],
    ['{"user": "me", "password": 7}', 'not an object of JSON'],
    ['{"user": "me"', 'not an object of JSON'],
  ])('are refused as a whole: %j', (text, message) => {
    expect(() => valuesIn(text, KEYS)).toThrow(message)
  })

  test.each(['Tr0ub4dor&3', 'user=me\nTr0ub4dor&3', 'Tr0ub4dor&3=x', '{"password": "Tr0ub4dor&3", }'])(
    'are in no message: %j',
    (text) => {
      expect(() => valuesIn(text, KEYS)).toThrow(
        expect.not.objectContaining({ message: expect.stringContaining('Tr0ub4dor') as string }),
      )
    },
  )
})
