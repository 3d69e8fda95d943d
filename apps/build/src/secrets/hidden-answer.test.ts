import { PassThrough } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { hiddenAnswers } from './hidden-answer.ts'

/** What a person gets who types this, key by key or at once. */
const typed = async (questions: number, ...parts: readonly string[]) => {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const modes: boolean[] = []
  const printed: string[] = []
  output.on('data', (part) => printed.push(String(part)))
  const ask = hiddenAnswers({
    input: Object.assign(input, { setRawMode: (isRaw: boolean) => modes.push(isRaw) }),
    output,
  })
  for (const part of parts) input.write(part)
  const answers: string[] = []
  // oxlint-disable-next-line no-await-in-loop -- one question after the other
  for (let count = 0; count < questions; count++) answers.push(await ask('password'))
  return { answers, modes, printed: printed.join('') }
}

describe('a hidden answer', () => {
  test('is what is typed, and the terminal shows none of it', async () => {
    const { answers, printed, modes } = await typed(1, 's', 'x', '\u007F', 'é', '🔑', '\r')
    expect(answers).toEqual(['sé🔑'])
    expect(printed).toBe('password: \n')
    expect(modes).toEqual([true, false])
  })

  test('may be pasted with those to the next questions', async () => {
    expect((await typed(3, 'one\r\ntwo\nthr', 'ee\r')).answers).toEqual(['one', 'two', 'three'])
  })

  test.each(['\u0003', 'half\u0004'])(
    'ends with nothing at %j, and the terminal shows again',
    async (text) => {
      await expect(typed(1, text)).rejects.toThrow('the input ends')
    },
  )
})
