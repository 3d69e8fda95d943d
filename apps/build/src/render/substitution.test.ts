import { hasUnknown } from '@fleet/validation'
import { describe, expect, it } from 'vitest'
import { substitute, SubstitutionError } from './substitution.ts'

const VALUES = new Map([
  ['APP', 'notes'],
  ['HOST', 'Notes.example.org'],
  ['EMPTY', ''],
])

describe('substitution', () => {
  it.each([
    ['a variable', 'name: ${APP}-data', 'name: notes-data'],
    ['a variable with a default that it does not need', '${APP:=other}', 'notes'],
    ['a default', '${SIZE:=5Gi}', '5Gi'],
    ['a default in the other forms of bash', '${A:-1} ${B=2} ${C:=}', '1 2 '],
    ['a default for a variable that is empty', '${EMPTY:=full}', 'full'],
    ['a default with a variable in it', '${CLAIM:=${APP}-claim}', 'notes-claim'],
    ['upper and lower case', '${APP^^} ${APP^} ${HOST,,}', 'NOTES Notes notes.example.org'],
    ['a part of a value', '${APP:1:2} ${APP:3} ${APP:-4}', 'ot es notes'],
    ['a replacement', '${HOST/./-} ${HOST//./-}', 'Notes-example.org Notes-example-org'],
    ['a value without its beginning or its end', '${HOST#Notes.} ${HOST%.org}', 'example.org Notes.example'],
    ['a length', '${#APP}', '5'],
    ['a dollar sign that is written twice', 'echo $${APP} $$', 'echo ${APP} $'],
    ['no name without braces', 'echo $APP', 'echo $APP'],
  ])('knows %s', (_, text, expected) => {
    expect(substitute(text, VALUES)).toBe(expected)
  })

  it('takes a variable without a value for unknown', () => {
    expect(hasUnknown(substitute('name: ${NOBODY}', VALUES))).toBe(true)
    expect(hasUnknown(substitute('name: ${NOBODY^^}', VALUES))).toBe(true)
    expect(hasUnknown(substitute('name: ${APP}', VALUES))).toBe(false)
  })

  it.each(['${APP', '${}', '${APP.name}', '${-x}'])('fails on %s, as Flux does', (text) => {
    expect(() => substitute(text, VALUES)).toThrow(SubstitutionError)
  })
})
