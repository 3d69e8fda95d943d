import { describe, expect, test } from 'vitest'
import type { Finding } from '../finding.ts'
import { findingsOf } from '../testing/findings-of.ts'
import { pastInventories } from '../testing/past-inventories.ts'
import { explainFieldChanges, type FieldChange } from './field-changes.ts'

test.each(Object.entries(pastInventories))(
  'an inventory of version %s is valid, or each change that it needs is named',
  (_, { fleet, refused }) => {
    const findings = findingsOf(fleet)
    expect(findings.map(({ rule, location }) => [rule, location])).toEqual(
      refused.map(({ rule, path }) => [rule, { kind: 'inventory', path }]),
    )
    for (const [nth, { fix }] of refused.entries()) expect(findings[nth]?.fix).toContain(fix)
  },
)

describe('a field that has moved', () => {
  const changes: readonly FieldChange[] = [
    { since: '1.2.0', path: 'hub.stores.*.retention', before: 'hub.*.keep' },
    { since: '1.3.0', path: 'clusters.*.ingress', before: 'clusters.*.traefik' },
  ]
  const found = (rule: string, path: string): Finding => ({
    rule,
    severity: 'error',
    location: { kind: 'inventory', path },
    message: 'something',
    fix: 'something',
  })
  const explained = (...findings: readonly Finding[]) => explainFieldChanges(findings, changes)

  test('is one finding, which says where it is now', () => {
    const findings = explained(
      found('ban-unknown-key', 'hub.loki.keep'),
      found('no-missing-field', 'hub.stores.loki.retention'),
    )
    expect(findings).toEqual([
      expect.objectContaining({
        rule: 'ban-moved-field',
        location: { kind: 'inventory', path: 'hub.loki.keep' },
        message: 'hub.loki.keep is now hub.stores.loki.retention, since 1.2.0',
        fix: 'move its value to hub.stores.loki.retention',
      }),
    ])
  })

  test('is found in each cluster', () => {
    const findings = explained(
      found('ban-unknown-key', 'clusters.one.traefik'),
      found('ban-unknown-key', 'clusters.two.traefik'),
    )
    expect(findings.map(({ fix }) => fix)).toEqual([
      'move its value to clusters.one.ingress',
      'move its value to clusters.two.ingress',
    ])
  })

  test('leaves other findings as they are', () => {
    const others = [
      found('ban-unknown-key', 'clusters.one.traefic'),
      found('no-missing-field', 'clusters.one.ingress'),
      found('valid-shape', 'hub.loki.keep'),
    ]
    expect(explained(...others)).toEqual(others)
  })
})
