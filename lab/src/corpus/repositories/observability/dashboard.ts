export const dashboard = (title: string, uid: string, expr: string): string =>
  `${JSON.stringify(
    {
      title,
      uid,
      schemaVersion: 39,
      timezone: 'browser',
      time: { from: 'now-6h', to: 'now' },
      refresh: '1m',
      tags: ['home'],
      templating: { list: [] },
      panels: [
        {
          id: 1,
          type: 'timeseries',
          title: 'Requests',
          gridPos: { x: 0, y: 0, w: 24, h: 8 },
          datasource: { type: 'prometheus', uid: 'prometheus' },
          fieldConfig: { defaults: { unit: 'short' }, overrides: [] },
          options: {},
          targets: [{ refId: 'A', expr, datasource: { type: 'prometheus', uid: 'prometheus' } }],
        },
      ],
    },
    undefined,
    2,
  )}\n`
