import { patternTest, type Call } from '@fleet/validation/queries'
import { EvaluationError, textOf, vectorOf, type Context } from './context.ts'
import { distinct } from './distinct.ts'
import { labelled } from './labels.ts'
import { vector, type Vector } from './value.ts'

/** `label_replace(v, "to", "$1", "from", "pattern")`, of both languages. */
export const labelReplace = (call: Call, context: Context): Vector => {
  const [of, ...texts] = call.args
  const [target = '', replacement = '', source = '', pattern = ''] = texts.map((one) => textOf(one, context))
  const test = patternTest(pattern)
  if (!test) throw new EvaluationError(`invalid regular expression in label_replace(): ${pattern}`)
  const replaced = vector(
    vectorOf(of ?? call, context).lines.map(({ labels, values }) => {
      const found = test.exec(labels[source] ?? '')
      return found
        ? { labels: labelled(labels, target, filled(replacement, found)), values }
        : { labels, values }
    }),
  )
  return distinct(replaced)
}

/** `$1`, `${1}` and `${name}` by what the groups of a pattern matched, `$$` by one sign. */
const filled = (text: string, found: RegExpExecArray): string =>
  text.replaceAll(/\$(?:(\$)|(\w+)|\{(\w+)\})/g, (_, dollar?: string, plain?: string, braced?: string) => {
    if (dollar !== undefined) return dollar
    const group = plain ?? braced ?? ''
    return (/^\d+$/.test(group) ? found[Number(group)] : found.groups?.[group]) ?? ''
  })
