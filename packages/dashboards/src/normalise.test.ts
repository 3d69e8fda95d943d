import { LegendPlacement, VizLegendOptionsBuilder } from '@grafana/grafana-foundation-sdk/common'
import {
  DashboardBuilder,
  DashboardLinkBuilder,
  PanelBuilder,
  type Dashboard,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { PanelBuilder as LogsBuilder } from '@grafana/grafana-foundation-sdk/logs'
import { PanelBuilder as TimeseriesBuilder } from '@grafana/grafana-foundation-sdk/timeseries'
import { describe, expect, test } from 'vitest'
import { normalise } from './normalise.ts'
import { prometheus } from './queries/query.ts'
import { target } from './queries/target.ts'

const normalised = (built: Dashboard): Dashboard => JSON.parse(normalise(built)) as Dashboard

describe('the normaliser', () => {
  test('brings links back into the bar above the panels', () => {
    const link = new DashboardLinkBuilder('Logs').url('/d/logs')
    const panel = new PanelBuilder().dataLinks([link])
    const { links, panels } = normalised(new DashboardBuilder('any').links([link]).withPanel(panel).build())
    expect(links?.[0]).toMatchObject({ title: 'Logs', url: '/d/logs' })
    expect(links?.[0]).not.toHaveProperty('placement')
    expect(JSON.stringify(panels)).not.toContain('placement')
  })

  test('numbers panels from 1 and queries from A', () => {
    const queries = [prometheus('a'), prometheus('b')].map((query) => target(query, 'range'))
    const panel = () => new PanelBuilder().targets(queries)
    const { panels } = normalised(new DashboardBuilder('any').withPanel(panel()).withPanel(panel()).build())
    expect(panels).toMatchObject([
      { id: 1, targets: [{ refId: 'A' }, { refId: 'B' }] },
      { id: 2, targets: [{ refId: 'A' }, { refId: 'B' }] },
    ])
  })

  test('gives a dashboard without variables and annotations the empty lists that Grafana reads', () => {
    const { templating, annotations } = normalised(new DashboardBuilder('any').build())
    expect(templating).toEqual({ list: [] })
    expect(annotations).toEqual({ list: [] })
  })

  test('leaves out the row id of Grafana’s database, which differs between instances', () => {
    const dashboard = normalised(new DashboardBuilder('any').build())
    expect(dashboard).not.toHaveProperty('id')
    expect(dashboard).not.toHaveProperty('version')
  })
})

describe('a default that the SDK writes', () => {
  test('is left out', () => {
    const link = new DashboardLinkBuilder('Logs').url('/d/logs')
    const panel = new PanelBuilder().title('One').dataLinks([link])
    const built = normalised(new DashboardBuilder('any').links([link]).withPanel(panel).build())
    expect(built).not.toHaveProperty('timezone')
    expect(built.links).toEqual([
      { title: 'Logs', type: 'link', icon: '', url: '/d/logs', includeVars: false, keepTime: false },
    ])
    expect(built.panels?.[0]).not.toHaveProperty('transparent')
    expect(built.panels?.[0]).toMatchObject({
      fieldConfig: { defaults: { links: [{ title: 'Logs', url: '/d/logs' }] } },
    })
  })

  test('stays where a panel needs another value', () => {
    const legend = new VizLegendOptionsBuilder().placement(LegendPlacement.Right).showLegend(false)
    const curves = new TimeseriesBuilder().legend(legend)
    const lines = new LogsBuilder().enableLogDetails(false)
    const { panels } = normalised(new DashboardBuilder('any').withPanel(curves).withPanel(lines).build())
    expect(panels).toMatchObject([
      { options: { legend: { placement: 'right', showLegend: false } } },
      { options: { enableLogDetails: false } },
    ])
  })
})
