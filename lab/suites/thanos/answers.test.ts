import { clusterNames } from '@fleet/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startHosts, type LabHosts } from '../../src/hosts/lab-hosts.ts'
import { measured } from '../../src/results/measured.ts'
import { distributed } from '../../src/thanos/distributed-example.ts'
import { playedSeries } from '../../src/thanos/played-fleet.ts'
import { questionsOfDashboards } from '../../src/thanos/questions.ts'
import { compare, startTwoStores, WRITTEN, type TwoStores } from '../../src/thanos/two-stores.ts'

/* The samples are those of every exporter of the example's three clusters. */

/** By the grid of a dashboard's points. */
const end = Math.floor(Date.now() / 60_000) * 60

let hosts: LabHosts
let stores: TwoStores

beforeAll(async () => {
  hosts = await startHosts(distributed.clusters)
  stores = await startTwoStores(hosts, playedSeries(end - WRITTEN, end), end)
}, 900_000)

afterAll(() => hosts[Symbol.asyncDispose]())

test.for(['all clusters', ...clusterNames(distributed.fleet)])(
  'every panel shows of %s what it shows on one Prometheus',
  { timeout: 900_000 },
  async (cluster, context) => {
    const questions = questionsOfDashboards(cluster === 'all clusters' ? undefined : cluster)
    const { different, empty } = await compare(stores, questions, end)
    expect(different).toEqual([])
    expect(empty.length).toBeLessThan(questions.length / 2)
    measured(context, {
      queries: String(questions.length),
      'with data': String(questions.length - empty.length),
      'samples written': String(stores.samples),
    })
  },
)
