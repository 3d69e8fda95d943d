import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { toolArguments } from '@fleet/command-line'
import { clusters } from '../trees/clusters.ts'
import { archiveIn, chartsOf } from './chart-references.ts'
import { pullChart } from './pull-charts.ts'

/* oxlint-disable no-console -- a program that a person and the workflow watch */

const main = (): number => {
  const { operands } = toolArguments({
    help: `Pulls the charts that the hub's tree names into a folder, for \`pnpm lab --archives DIR\`.

  pnpm lab:charts DIR

It fails where one cannot be pulled: a run about charts must not pass without them.
`,
    operands: [1, 1],
  })
  const folder = resolve(operands[0] ?? '')
  mkdirSync(folder, { recursive: true })
  const charts = chartsOf(clusters.hub.name)
  for (const chart of charts) {
    const { host, repository, tag } = chart
    const digest = pullChart(folder, chart)
    console.log(`- \`${host}/${repository}:${tag}\` ${digest ?? 'cannot be pulled'}`)
  }
  return charts.every((chart) => archiveIn(folder, chart)) ? 0 : 1
}

process.exitCode = main()
