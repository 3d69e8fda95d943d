import { test } from 'vitest'
import type { Behaviour, Recording } from '../../src/alerts/recording.ts'
import { expectFiring } from '../../src/alerts/rule-test.ts'
import { exampleFleet, exampleObjects } from '../../src/trees/example.ts'

/*
 * A rule file of a person in a real Prometheus. It was written for one cluster, and two have a power supply of one name.
 */

const rule = exampleObjects(exampleFleet.hub.cluster).find(
  ({ metadata }) => metadata.name === 'own-rules-power',
)

const seriesOf = (metric: string, cluster: string): string => `${metric}{cluster="${cluster}", ups="lamp"}`

const still = (value: number, counts = false): Behaviour => ({ last: value, perScrape: 0, counts })

/** A minute and a half of each five on battery. */
const onBattery: Behaviour = { last: 0, perScrape: 9, counts: true }

test('an alert that aggregates names the cluster that it is about, and no other', () => {
  if (!rule) throw new Error('the example has no rules of its own')
  const recording: Recording = new Map([
    [seriesOf('ups_on_battery_seconds_total', 'lighthouse'), [onBattery]],
    [seriesOf('ups_on_battery_seconds_total', 'mill'), [still(241, true)]],
    [seriesOf('ups_load_percent', 'lighthouse'), [still(17)]],
    [seriesOf('ups_load_percent', 'mill'), [still(90)]],
  ])
  expectFiring(
    rule,
    recording,
    [40],
    [
      { minute: 12, firing: [{ alertname: 'OnBattery', cluster: 'lighthouse' }] },
      {
        minute: 30,
        firing: [
          { alertname: 'OnBattery', cluster: 'lighthouse' },
          { alertname: 'PowerSupplyLoaded', cluster: 'mill' },
        ],
      },
    ],
  )
})
