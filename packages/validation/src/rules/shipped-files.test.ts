import { GENERATED, WRITTEN_IN } from '@fleet/model'
import { expect, test } from 'vitest'
import { findingsIn } from '../testing/written-trees.ts'

const HEADER = `${GENERATED} a program from an inventory.\n`
const SHIPS = `${HEADER}${WRITTEN_IN}./dashboards/disks.json\n`

const dashboard = (expr: string) => `---
apiVersion: v1
kind: ConfigMap
metadata: {name: disks, namespace: monitoring, labels: {grafana_dashboard: '1'}}
data:
  disks.json: '${JSON.stringify({
    uid: 'disks',
    title: 'Disks',
    panels: [
      {
        id: 1,
        title: 'Load',
        type: 'timeseries',
        targets: [{ refId: 'A', expr, datasource: { type: 'prometheus', uid: 'prometheus' } }],
      },
    ],
  })}'
`

const severities = async (content: string, rule: string) => {
  const findings = await findingsIn({ one: { 'disks.yaml': content } })
  return findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity)
}

test('a generated file that ships what a person wrote is checked as a person’s', async () => {
  const odd = dashboard('up').replace('"title":"Disks"', '"title":"Disks","colour":1')
  expect(await severities(`${HEADER}${odd}`, 'valid-dashboard')).toContain('error')
  expect(await severities(`${SHIPS}${odd}`, 'valid-dashboard')).toEqual([])
})

test('a person’s query that Grafana’s variables may make readable is not called wrong', async () => {
  expect(await severities(`${SHIPS}${dashboard('$calculate(up)')}`, 'valid-promql')).toEqual(['warning'])
  expect(await severities(`${SHIPS}${dashboard('calculate(up)')}`, 'valid-promql')).toEqual(['error'])
  expect(await severities(`${HEADER}${dashboard('$calculate(up)')}`, 'valid-promql')).toEqual(['error'])
})
