import { RULES, type SuppressionsFile } from '@fleet/validation'
import { dump } from 'js-yaml'
import type { Operator } from '../mutant.ts'
import type { Random } from '../random.ts'
import { objectText } from '../site.ts'
import { misspelt } from './misspelt.ts'

type Entry = Readonly<Record<string, unknown>>

export const outliveSuppression: Operator = {
  id: 'outlive-suppression',
  about: 'a suppression that outlived its violation, or that is malformed',
  faults: (_, tree, file) =>
    file.objects.map((object) => ({
      where: objectText(object),
      make: (random) => {
        const rule = random.one(RULES).id
        const entry = {
          rule,
          object: `${tree.cluster} ${objectText(object)}`,
          reason: 'until the next release',
        }
        const { message, entries } = random.one(WRONG)(entry, random)
        return {
          message: `a suppression from ${rule}, ${message}`,
          changed: {},
          suppressions: fileOf(entries),
        }
      },
    })),
}

interface Wrong {
  readonly message: string
  readonly entries: readonly Entry[]
}

const WRONG: readonly ((entry: Entry & { readonly rule: string }, random: Random) => Wrong)[] = [
  (entry) => ({ message: 'which silences nothing', entries: [entry] }),
  (entry) => ({ message: 'twice', entries: [entry, entry] }),
  ({ rule, object }) => ({ message: 'without a reason', entries: [{ rule, object }] }),
  ({ object, ...entry }) => ({ message: 'under another key', entries: [{ ...entry, objects: object }] }),
  (entry, random) => ({
    message: 'misspelt',
    entries: [{ ...entry, rule: misspelt(entry.rule, random) ?? '' }],
  }),
]

const fileOf = (entries: readonly Entry[]): SuppressionsFile => ({
  path: 'suppressions.yaml',
  content: dump(entries, { noRefs: true }),
})
