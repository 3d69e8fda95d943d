import { withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'

const IN_RELABELLING = /relabel/i
const ACTIONS = ['keep', 'drop', 'replace', 'labeldrop', 'labelkeep', 'labelmap']

const isStep = ({ keys, value }: Site): boolean =>
  IN_RELABELLING.test(String(keys.at(-2))) && typeof value === 'object' && value !== null

export const breakRelabelling = atSites(
  'break-relabelling',
  'a relabelling step with another action, or from or to another label',
  isStep,
  ({ value }, random) => {
    const step = value as Readonly<Record<string, unknown>>
    const variants: readonly (readonly [string, unknown])[] = [
      ['action', random.one(ACTIONS.filter((action) => action !== step['action']))],
      ...['sourceLabels', 'source_labels']
        .filter((key) => Object.hasOwn(step, key))
        .map((key) => [key, ['jobb']] as const),
      ...['targetLabel', 'target_label']
        .filter((key) => Object.hasOwn(step, key))
        .map((key) => [key, 'clusters'] as const),
    ]
    const [key, other] = random.one(variants)
    return {
      message: `${key} → ${String(other)}`,
      to: (holder, at) => withValue(holder, at, { ...step, [key]: other }),
    }
  },
)
