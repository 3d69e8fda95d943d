import type { z } from 'zod/mini'
import { checkedString } from './checked.ts'
import { named } from './described.ts'

const PART = /^[A-Za-z0-9]([-_.A-Za-z0-9]{0,61}[A-Za-z0-9])?$/
const DOMAIN = /^(?=.{1,253}$)[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

const isKey = (value: string): boolean => {
  const [name = '', domain, ...rest] = value.split('/').toReversed()
  return rest.length === 0 && PART.test(name) && (domain === undefined || DOMAIN.test(domain))
}

export const LabelKey = named(
  checkedString(
    isKey,
    'the key of a label',
    'write it as `kubectl get pods --show-labels` prints it, such as app.kubernetes.io/name',
  ),
  'LabelKey',
  { description: 'The key of a label of a Kubernetes object.', examples: ['app.kubernetes.io/name'] },
).brand<'LabelKey'>()

export const LabelValue = named(
  checkedString(
    (value) => PART.test(value),
    'the value of a label',
    'use up to 63 letters, digits, "-", "_" and ".", beginning and ending with a letter or digit',
  ),
  'LabelValue',
  { description: 'The value of a label of a Kubernetes object.', examples: ['web'] },
).brand<'LabelValue'>()
export type LabelValue = z.output<typeof LabelValue>
