import { anchored } from './pattern.ts'
import type { LabelValues } from '../../catalog/metrics/catalogue.ts'
import { either, joined, sampled, valuesOf, withLabel, withoutLabels, type Labels } from './labels.ts'
import type { RelabelRule } from './rule.ts'

/** What Prometheus' relabelling makes of labels, step by step; nothing where it drops everything that has them. */
export const relabel = (labels: Labels, rules: readonly RelabelRule[]): Labels | undefined => {
  let current: Labels | undefined = labels
  for (const rule of rules) {
    current = step(current, rule)
    if (!current) return undefined
  }
  return current
}

const step = (labels: Labels, rule: RelabelRule): Labels | undefined =>
  (ACTIONS[rule.action] ?? ((same) => same))(labels, rule)

type Action = (labels: Labels, rule: RelabelRule) => Labels | undefined

const ACTIONS: Readonly<Record<string, Action>> = {
  replace: (labels, rule) => {
    const { targetLabel } = rule
    return targetLabel === undefined
      ? labels
      : withLabel(labels, targetLabel, replaced(labels, rule, valuesOf(labels, targetLabel)))
  },
  keep: (labels, rule) => kept(labels, rule, true),
  drop: (labels, rule) => kept(labels, rule, false),
  keepequal: (labels, rule) => (areEqual(labels, rule) === false ? undefined : labels),
  dropequal: (labels, rule) => (areEqual(labels, rule) === true ? undefined : labels),
  lowercase: (labels, rule) => changed(labels, rule, (text) => text.toLowerCase()),
  uppercase: (labels, rule) => changed(labels, rule, (text) => text.toUpperCase()),
  hashmod: (labels, { targetLabel, modulus = 0 }) =>
    targetLabel === undefined
      ? labels
      : withLabel(
          labels,
          targetLabel,
          modulus > 64 ? 'any' : new Set(Array.from({ length: modulus }, (_, n) => `${n}`)),
        ),
  labelmap: (labels, { regex, replacement }) => {
    const pattern = anchored(regex)
    return pattern
      ? [...labels].reduce(
          (all, [label, values]) =>
            pattern.test(label)
              ? withLabel(all, label.replace(pattern, inJavaScript(replacement)), values)
              : all,
          labels,
        )
      : labels
  },
  labeldrop: (labels, { regex }) => withoutLabels(labels, (label) => anchored(regex)?.test(label) === true),
  labelkeep: (labels, { regex }) => withoutLabels(labels, (label) => anchored(regex)?.test(label) === false),
}

const replaced = (labels: Labels, rule: RelabelRule, before: LabelValues): LabelValues => {
  const { sourceLabels, separator, regex, replacement } = rule
  const pattern = anchored(regex)
  if (!pattern) return 'any'
  const texts = joined(labels, sourceLabels, separator)
  if (!texts) {
    const isSure = sampled(labels, sourceLabels, separator).every((text) => pattern.test(text))
    const after = replacement.includes('$') ? 'any' : new Set([replacement])
    return isSure ? after : either(before, after)
  }
  return texts
    .map((text): LabelValues =>
      pattern.test(text) ? new Set([text.replace(pattern, inJavaScript(replacement))]) : before,
    )
    .reduce(either, new Set())
}

/** `${1}` and `${name}` as JavaScript writes them. */
const inJavaScript = (replacement: string): string =>
  replacement.replaceAll(/\$\{(\d+)\}/g, '$$$1').replaceAll(/\$\{(\w+)\}|\$([A-Za-z_]\w*)/g, '$$<$1$2>')

/** Whether a rule that keeps or drops lets some series through; of one label's closed values, those that pass stay. */
const kept = (
  labels: Labels,
  { sourceLabels, separator, regex }: RelabelRule,
  isKeep: boolean,
): Labels | undefined => {
  const pattern = anchored(regex)
  if (!pattern) return labels
  const texts = joined(labels, sourceLabels, separator)
  if (!texts) {
    const drops = !isKeep && sampled(labels, sourceLabels, separator).every((text) => pattern.test(text))
    return drops ? undefined : labels
  }
  const passing = texts.filter((text) => pattern.test(text) === isKeep)
  if (passing.length === 0) return undefined
  const [only, ...others] = sourceLabels
  return only !== undefined && others.length === 0 && passing.length < texts.length
    ? withLabel(labels, only, new Set(passing))
    : labels
}

const areEqual = (
  labels: Labels,
  { sourceLabels, separator, targetLabel = '' }: RelabelRule,
): boolean | undefined => {
  const texts = joined(labels, sourceLabels, separator)
  const values = valuesOf(labels, targetLabel)
  if (!texts || values === 'any') return undefined
  const isShared = texts.some((text) => values.has(text))
  if (!isShared) return false
  return texts.length === 1 && values.size === 1 ? true : undefined
}

const changed = (
  labels: Labels,
  { sourceLabels, separator, targetLabel }: RelabelRule,
  change: (text: string) => string,
): Labels => {
  if (targetLabel === undefined) return labels
  const texts = joined(labels, sourceLabels, separator)
  return withLabel(labels, targetLabel, texts ? new Set(texts.map(change)) : 'any')
}
