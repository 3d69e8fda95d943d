import { commandLine } from '../cli/program.ts'
import { UsageError } from '../cli/usage-error.ts'
import { command } from './command.ts'

export const importFile = command({
  name: 'import',
  about: 'write a dashboard of a Grafana beside the inventory, as `hub.grafana.dashboards` ships it',
  operands: 'dashboard FILE|GRAFANA-URL',
  options: {
    file: {
      type: 'string',
      value: 'PATH',
      about: 'the file to write, from the folder of the inventory (by default dashboards/NAME.json)',
    },
    force: { type: 'boolean', about: 'replace a file that exists' },
    inventory: {
      type: 'string',
      value: 'FILE',
      about: 'the inventory beside which it is written, and whose data sources it may ask',
    },
  },
  examples: [
    ['dashboard ~/Downloads/disks.json', 'an export of Grafana'],
    [
      'dashboard https://grafana.example.org/d/abc123/disks',
      'from a Grafana, with the token of a service account in GRAFANA_TOKEN, or asked for',
    ],
  ],
  read: ({ file, force = false, inventory }, [what, source, ...others]) => {
    const example = `for example: ${commandLine('import')} dashboard disks.json`
    if (what !== 'dashboard')
      throw new UsageError(
        what === undefined ? 'what to import is missing' : `it does not import "${what}"`,
        example,
      )
    if (source === undefined || others.length > 0)
      throw new UsageError(
        source === undefined ? 'no file and no address is named' : 'it imports one dashboard at a time',
        example,
      )
    return { source, file, force, inventory }
  },
  run: async (request, { home }) => {
    const { importDashboard } = await import('../import/import-dashboard.ts')
    return importDashboard(request, home)
  },
})
