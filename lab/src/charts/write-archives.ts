import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { clusters } from '../trees/clusters.ts'
import { archiveIn, chartsOf } from './chart-references.ts'
import { pullChart } from './pull-charts.ts'

/* oxlint-disable no-console -- a program that a person and the workflow watch */

/*
 * `pnpm lab:charts DIR` pulls the charts that the hub's tree names, for `pnpm lab --archives DIR`. It fails where one
 * cannot be pulled: a run about charts must not pass without them.
 */

const main = (): number => {
  const [given] = process.argv.slice(2)
  if (given === undefined) {
    console.error('pnpm lab:charts DIR')
    return 2
  }
  const folder = resolve(given)
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
