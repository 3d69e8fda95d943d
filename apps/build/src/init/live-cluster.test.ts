import { delimiter, join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { scratchFolder } from '../disk/testing/scratch.ts'
import { complete } from './complete.ts'
import { readFlags, type Flags } from './flags.ts'
import { readLiveCluster } from './live-cluster.ts'
import { silence } from './question.ts'
import { withLiveClusters } from './with-live-clusters.ts'

/** A kubectl that prints objects as two live clusters have them. */
const KUBECTL = join(import.meta.dirname, '../../fixtures/kubectl')

beforeEach(() => {
  vi.stubEnv('PATH', `${KUBECTL}${delimiter}${process.env['PATH'] ?? ''}`)
  return () => vi.unstubAllEnvs()
})

const newFleet = async (flags: Flags) => {
  const { known, live } = readFlags(flags)
  const printed: string[] = []
  const { ask, refuseMissing } = silence()
  const fleet = await complete(
    withLiveClusters(known, live, (line) => printed.push(line)),
    ask,
  )
  refuseMissing()
  return { fleet, printed: printed.join('') }
}

describe('a live cluster', () => {
  test('states its nodes with both addresses, its default storage class and its Traefik', () => {
    expect(readLiveCluster('admin@rack').facts).toEqual({
      kubeContext: 'admin@rack',
      nodes: {
        'rack-1': { address: '10.20.0.11', tailnetAddress: '100.90.1.11' },
        'rack-2': { address: '10.20.0.12', tailnetAddress: '100.90.1.12' },
      },
      storageClass: 'longhorn',
      traefik: true,
    })
  })

  test('leaves out what it does not show: a tailnet address, a default among several storage classes', () => {
    expect(readLiveCluster('board').facts).toEqual({
      kubeContext: 'board',
      nodes: { board: { address: '172.16.4.9' } },
      storageClasses: ['local-path', 'nfs'],
      traefik: false,
    })
  })

  test('that kubectl cannot read is refused in kubectl’s own words', () => {
    expect(() => readLiveCluster('gone')).toThrow(
      'kubectl cannot read the cluster of the context gone: context "gone" does not exist',
    )
  })

  test('is refused where there is no kubectl', () => {
    vi.stubEnv('PATH', scratchFolder())
    expect(() => readLiveCluster('board')).toThrow('kubectl does not run')
  })
})

describe('a fleet read from live clusters', () => {
  const FROM = { from: ['rack=admin@rack', 'board'], hub: 'rack/rack-2' }

  const BOTH = { ...FROM, node: ['board/board=100.90.1.21'], 'storage-class': ['board=nfs'] }

  test('has what they show, and what a person adds', async () => {
    const { fleet } = await newFleet(BOTH)
    expect(fleet).toMatchObject({
      hub: 'rack',
      hubNode: 'rack-2',
      clusters: {
        rack: { kubeContext: 'admin@rack', storageClass: 'longhorn', traefik: true },
        board: {
          nodes: { board: { address: '172.16.4.9', tailnetAddress: '100.90.1.21' } },
          storageClass: 'nfs',
          traefik: false,
        },
      },
    })
  })

  test('names the flag of each fact that is missing', async () => {
    await expect(newFleet(FROM)).rejects.toMatchObject({
      fix: 'add --node board/board=TAILNET_ADDRESS --storage-class board=CLASS',
    })
  })

  test('tells what was read, and warns of a cluster that is not k3s', async () => {
    const { printed } = await newFleet(BOTH)
    expect(printed).toContain('rack: 2 nodes, v1.36.2+k3s1, storage class longhorn, Traefik\n')
    expect(printed).toContain('warning: board is not k3s')
    expect(printed).not.toContain('warning: rack')
  })

  test('needs a name where a context cannot be one', () => {
    expect(() => readFlags({ from: ['admin@rack'] })).toThrow('"admin@rack" is not a DNS label')
  })
})
