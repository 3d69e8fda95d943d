import { fluxUrl } from '../git/remote-url.ts'
import { AgeRecipient, DnsLabel, NodeAddress, TailnetAddress, valueError, Word } from '@fleet/model'

/** What is wrong with an answer, and how to fix it. */
export interface AnswerError {
  readonly message: string
  readonly fix: string
}

/** Says what is wrong with an answer, in the words of the inventory; nothing where it is right. */
export type CheckAnswer = (answer: string) => AnswerError | undefined

export const nameError: CheckAnswer = (answer) => valueError(DnsLabel, answer)
export const wordError: CheckAnswer = (answer) => valueError(Word, answer)
export const nodeAddressError: CheckAnswer = (answer) => valueError(NodeAddress, answer)
export const tailnetAddressError: CheckAnswer = (answer) => valueError(TailnetAddress, answer)

export const gitUrlError: CheckAnswer = (answer) =>
  fluxUrl(answer) === undefined
    ? {
        message: `${JSON.stringify(answer)} is not an address from which Flux reads a repository`,
        fix: 'write ssh://git@HOST/YOU/REPOSITORY or https://HOST/YOU/REPOSITORY',
      }
    : undefined

export const ageRecipientError: CheckAnswer = (answer) => valueError(AgeRecipient, answer)

/** One of some words. */
export const choiceError =
  (words: readonly string[]): CheckAnswer =>
  (answer) =>
    words.includes(answer)
      ? undefined
      : { message: `${JSON.stringify(answer)} is none of ${words.join(', ')}`, fix: 'write one of them' }

/** Names with spaces between them, each once. */
export const namesError: CheckAnswer = (answer) => {
  const names = wordsIn(answer)
  const repeated = names.find((name, index) => names.indexOf(name) !== index)
  if (repeated !== undefined) return { message: `${repeated} is written twice`, fix: 'write each name once' }
  return names.map(nameError).find((error) => error !== undefined)
}

export const wordsIn = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')
