/** One step of relabelling, of Prometheus' own configuration or of an object of its operator. */
export interface RelabelRule {
  readonly action: string
  readonly sourceLabels: readonly string[]
  readonly separator: string
  readonly regex: string
  readonly modulus?: number
  readonly targetLabel?: string
  readonly replacement: string
}

const DEFAULTS = { separator: ';', regex: '(.*)', replacement: '$1' } as const

/** A list as Prometheus' configuration has it, with `source_labels`; in a collector's, each `$` is written twice. */
export const configuredRules = (value: unknown, isInCollector = false): readonly RelabelRule[] =>
  rulesIn(value, {
    source: 'source_labels',
    target: 'target_label',
    unescape: (text) => (isInCollector ? text.replaceAll('$$', '$') : text),
  })

/** A list as the operator's objects have it, with `sourceLabels`. */
export const operatorRules = (value: unknown): readonly RelabelRule[] =>
  rulesIn(value, { source: 'sourceLabels', target: 'targetLabel', unescape: (text) => text })

interface Spelling {
  readonly source: string
  readonly target: string
  readonly unescape: (text: string) => string
}

const rulesIn = (value: unknown, { source, target, unescape }: Spelling): readonly RelabelRule[] =>
  (Array.isArray(value) ? (value as unknown[]) : []).map((one) => {
    const rule = (one ?? {}) as Readonly<Record<string, unknown>>
    const text = (key: string): string | undefined => {
      const written = rule[key]
      return typeof written === 'string' || typeof written === 'number'
        ? unescape(String(written))
        : undefined
    }
    const labels = rule[source]
    const modulus = rule['modulus']
    const targetLabel = text(target)
    return {
      action: (text('action') ?? 'replace').toLowerCase(),
      sourceLabels: Array.isArray(labels) ? labels.map(String) : [],
      separator: text('separator') ?? DEFAULTS.separator,
      regex: text('regex') ?? DEFAULTS.regex,
      replacement: text('replacement') ?? DEFAULTS.replacement,
      ...(typeof modulus === 'number' && { modulus }),
      ...(targetLabel !== undefined && { targetLabel }),
    }
  })
