import type { Report, Rule } from '../rule/rule.ts'
import { inEachRelease } from '../rule/in-each-release.ts'
import type { Path } from '../../values/location.ts'
import { isMap, listOf } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from '../../tree/charts/release.ts'

export const validOtlpAttributes: Rule = {
  id: 'valid-otlp-attributes',
  summary:
    'Each entry of Loki’s otlp_config names attributes or a regex, and only resource attributes become index labels.',
  rationale: 'Loki checks its otlp_config when it starts, and stops at an entry that it cannot follow.',
  fix: 'Give log_attributes and scope_attributes the action structured_metadata or drop. Give each entry either attributes or a regex.',
  check: inEachRelease('loki', (release, report) => {
    for (const limits of limitsIn(release)) checkLimits(release, [...limits, 'otlp_config'], report)
  }),
}

/** The limits of all tenants, and those of one tenant each. */
const limitsIn = (release: Release): readonly Path[] => [
  ['loki', 'limits_config'],
  ['loki', 'structuredConfig', 'limits_config'],
  ...Object.keys(mapAt(release, OVERRIDES)).map((tenant) => [...OVERRIDES, tenant]),
]

const OVERRIDES: Path = ['loki', 'runtimeConfig', 'overrides']

const mapAt = (release: Release, path: Path): Readonly<Record<string, unknown>> => {
  const value = chartValue(release, ...path)
  return isMap(value) ? value : {}
}

const LISTS = [
  { path: ['resource_attributes', 'attributes_config'], isIndexed: true },
  { path: ['log_attributes'], isIndexed: false },
  { path: ['scope_attributes'], isIndexed: false },
] as const

const checkLimits = (release: Release, config: Path, report: Report): void => {
  for (const { path, isIndexed } of LISTS)
    for (const [index, entry] of listOf(chartValue(release, ...config, ...path)).entries()) {
      if (!isMap(entry)) continue
      const where = [...config, ...path, index]
      if (entry['action'] === 'index_label' && !isIndexed)
        report({
          location: atValue(release, ...where, 'action'),
          message: `${path[0]} makes index labels, which Loki makes of resource attributes only`,
          impact,
          fix: 'set action: structured_metadata, or move the attribute to the resource in the collector',
        })
      const [isListed, hasRegex] = [listOf(entry['attributes']).length > 0, Boolean(entry['regex'])]
      if (isListed === hasRegex)
        report({
          location: atValue(release, ...where),
          message: `an entry of ${path[0]} has ${isListed ? 'both attributes and a regex' : 'neither attributes nor a regex'}`,
          impact,
          fix: 'give it either attributes or a regex',
        })
    }
}

const impact = 'Loki stops when it starts, and no log is stored'
