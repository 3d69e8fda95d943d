import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'

/** What a value of Bech32 is written in, in the order of the numbers that its letters stand for. */
const LETTERS = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** The generator of the checksum of Bech32, from BIP 173. */
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]

const polymod = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => {
    const top = sum >>> 25
    const next = ((sum & 0x1ffffff) << 5) ^ number
    return GENERATOR.reduce((value, term, bit) => ((top >>> bit) & 1 ? value ^ term : value), next)
  }, 1)

const expanded = (prefix: string): readonly number[] => {
  const codes = Array.from(prefix, (letter) => letter.charCodeAt(0))
  return [...codes.map((code) => code >> 5), 0, ...codes.map((code) => code & 31)]
}

/** Whether the last six letters of a text are the checksum of the others, as of each text in Bech32. */
const hasChecksum = (prefix: string, letters: string): boolean =>
  polymod([...expanded(prefix), ...Array.from(letters, (letter) => LETTERS.indexOf(letter))]) === 1

/** The prefix of a public key of age itself, or of one of its plugins, and the letters behind it. */
const PARTS = /^(age(?:1[a-z]+)?)1([02-9ac-hj-np-z]{58,})$/

const isRecipient = (text: string): boolean => {
  const [, prefix = '', letters = ''] = PARTS.exec(text) ?? []
  return letters !== '' && hasChecksum(prefix, letters)
}

/** The public key of age for one person, or one cluster, who can decrypt. */
export const AgeRecipient = named(
  checkedString(
    isRecipient,
    'a recipient of age',
    'write the public key that `age-keygen` prints, which begins with "age1"; never the secret key',
  ),
  'AgeRecipient',
  {
    description:
      'A public key of age. Its last letters are a checksum, so that a slip of the keyboard is found.',
    examples: ['age1rw6ssjuh3samcvm6zp09j9uvmer4ngvrdnetqr6knrnq2zj26j7qchq30x'],
  },
).brand<'AgeRecipient'>()
export type AgeRecipient = z.output<typeof AgeRecipient>
