import type { Call } from '@fleet/validation/queries'
import { textOf, vectorOf, type Context } from '../evaluation/context.ts'
import { distinct } from '../evaluation/distinct.ts'
import { labelled } from '../evaluation/labels.ts'
import { vector, type Vector } from '../evaluation/value.ts'

/** `label_join(v, "to", "separator", "from", …)` */
export const labelJoin = (call: Call, context: Context): Vector => {
  const [of, ...texts] = call.args
  const [target = '', separator = '', ...sources] = texts.map((one) => textOf(one, context))
  const joined = vector(
    vectorOf(of ?? call, context).lines.map(({ labels, values }) => ({
      labels: labelled(labels, target, sources.map((source) => labels[source] ?? '').join(separator)),
      values,
    })),
  )
  return distinct(joined)
}
