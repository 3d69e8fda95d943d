import { UsageError } from '../cli/usage-error.ts'
import { commandLine } from '../cli/program.ts'
import { command } from './command.ts'

export const chart = command({
  name: 'chart',
  about: 'derive what a version of a Helm chart reads of its values, so that they are checked by it',
  operands: 'add CHART…',
  options: {
    folder: {
      type: 'string',
      value: 'DIR',
      about:
        'where to write (by default charts/ here); build, check and validate read charts/ beside the trees',
    },
    inventory: {
      type: 'string',
      value: 'FILE',
      about: 'the inventory whose versions stand for a name without one',
    },
  },
  examples: [
    ['add loki@18.9.0', 'pulled by helm, from the registry of the inventory'],
    ['add loki', 'in the version of the inventory'],
    ['add oci://registry.example/charts/notes@1.2.3', 'from any registry'],
    ['add loki-18.9.0.tgz', 'without a network: an archive of helm, or a chart’s folder'],
  ],
  read: ({ folder, inventory }, [action, ...charts]) => {
    const example = `for example: ${commandLine('chart')} add loki@18.9.0`
    if (action !== 'add')
      throw new UsageError(
        action === undefined ? 'what to do is missing' : `it does not ${action} charts`,
        example,
      )
    if (charts.length === 0) throw new UsageError('no chart is named', example)
    return { charts, folder, inventory }
  },
  run: async (request, { home }) => {
    const { addCharts } = await import('../charts/add-charts.ts')
    return addCharts(request, home)
  },
})
