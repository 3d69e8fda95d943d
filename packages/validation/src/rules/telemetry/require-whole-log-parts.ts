import { componentsOf } from '../../telemetry/collectors/collector.ts'
import { shown } from '../../values/value-at.ts'
import { inEachCollector } from '../rule/in-each-collector.ts'
import type { Rule } from '../rule/rule.ts'

export const requireWholeLogParts: Rule = {
  id: 'require-whole-log-parts',
  summary: 'A receiver with the container operator reads at least one whole part of a container’s line.',
  rationale:
    'The container runtime writes a line in parts of up to 16 KiB, each with a prefix. What `max_log_size` cuts off has no prefix, and the operator cannot parse it.',
  fix: 'Remove max_log_size, or set it to 17KiB or more.',
  check: inEachCollector((collector, report) => {
    for (const { id, value } of componentsOf(collector, 'receivers', 'file_log')) {
      const { operators = [], max_log_size: size } = value
      const bytes = bytesOf(size)
      if (bytes === undefined || bytes >= LARGEST_PART) continue
      if (!operators.some(({ type }) => type === 'container')) continue
      report({
        location: collector.location('receivers', id, 'max_log_size'),
        message: `${id} cuts at ${shown(size)}, and a part of a container’s line has up to 17 KiB with its prefix`,
        impact: 'the rest of each longer part is lost, or arrives without its pod',
        fix: 'remove max_log_size, or set it to 17KiB or more',
      })
    }
  }),
}

/** In bytes: 16 KiB of a line, its time, its stream and its tag. */
const LARGEST_PART = 17 * 1024

const POWERS = 'kmgtp'

/** A size as the receiver reads it: a number, perhaps with a decimal or binary unit. Nothing where it is a variable. */
const bytesOf = (size: string | number | undefined): number | undefined => {
  const [, count, power = '', binary] =
    /^(\d+(?:\.\d+)?)\s*(?:([kmgtp])(i)?)?b?$/i.exec(String(size).trim()) ?? []
  if (count === undefined) return undefined
  const exponent = power === '' ? 0 : POWERS.indexOf(power.toLowerCase()) + 1
  return Number(count) * (binary === undefined ? 1000 : 1024) ** exponent
}
