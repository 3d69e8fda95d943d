import { describe, expect, test } from 'vitest'
import { complete } from './complete.ts'
import { readFlags, type Flags } from './flags.ts'
import { silence } from './question.ts'

const fleetOf = async (flags: Flags) => {
  const { ask, refuseMissing } = silence()
  const fleet = await complete(readFlags(flags).known, ask)
  refuseMissing()
  return fleet
}

const SHED: Flags = { cluster: ['shed'], node: ['shed/s1=10.9.0.4,100.99.0.4'] }

describe('flags', () => {
  test('suffice for a fleet of one cluster, whose hub it is', async () => {
    expect(await fleetOf(SHED)).toEqual({
      clusters: {
        shed: {
          kubeContext: 'shed',
          nodes: { s1: { address: '10.9.0.4', tailnetAddress: '100.99.0.4' } },
          storageClass: 'local-path',
          traefik: true,
        },
      },
      hub: 'shed',
      branch: 'main',
    })
  })

  test('state each fact of several clusters', async () => {
    const fleet = await fleetOf({
      cluster: ['shed=root@shed', 'barn'],
      node: [...(SHED.node ?? []), 'barn/b1=10.9.1.4,100.99.1.4', 'barn/b2=10.9.1.5,100.99.1.5'],
      'storage-class': ['longhorn', 'shed=nfs'],
      'no-traefik': ['barn'],
      hub: 'barn/b2',
      branch: 'trunk',
      'git-url': 'git@git.example:fleet',
    })
    expect(fleet).toMatchObject({
      hub: 'barn',
      hubNode: 'b2',
      branch: 'trunk',
      gitUrl: 'ssh://git@git.example/fleet',
    })
    expect(fleet.clusters).toMatchObject({
      shed: { kubeContext: 'root@shed', storageClass: 'nfs', traefik: true },
      barn: { kubeContext: 'barn', storageClass: 'longhorn', traefik: false },
    })
  })

  test.each<[string, Flags]>([
    ['--cluster NAME --node NAME/NODE=ADDRESS,TAILNET_ADDRESS', {}],
    ['--node shed/NODE=ADDRESS,TAILNET_ADDRESS', { cluster: ['shed'] }],
    ['--node shed/s1=TAILNET_ADDRESS', { cluster: ['shed'], node: ['shed/s1=10.9.0.4'] }],
    ['--node shed/s1=ADDRESS', { cluster: ['shed'], node: ['shed/s1=100.99.0.4'] }],
    [
      '--node barn/NODE=ADDRESS,TAILNET_ADDRESS --hub CLUSTER',
      { cluster: ['shed', 'barn'], node: SHED.node ?? [] },
    ],
  ])('that are missing are named: %s', async (missing, flags) => {
    await expect(fleetOf(flags)).rejects.toMatchObject({ fix: `add ${missing}` })
  })

  test.each<[string, Flags]>([
    ['"Shed" is not a DNS label', { cluster: ['Shed'] }],
    [
      '"10.9.0.300" is not an address of a node in its own network',
      { ...SHED, node: ['shed/s1=10.9.0.300'] },
    ],
    ['"10.9.0.4" is not a tailnet address', { ...SHED, node: ['shed/s1=10.9.0.4,10.9.0.4'] }],
    ['--node shed=10.9.0.4 is no node', { ...SHED, node: ['shed=10.9.0.4'] }],
    ['"Nfs" is not a DNS label', { ...SHED, 'storage-class': ['Nfs'] }],
    ['"a b" is not one word', { ...SHED, branch: 'a b' }],
    ['is not an address from which Flux reads', { ...SHED, 'git-url': '../fleet' }],
    ['the cluster shed is given twice', { ...SHED, from: ['shed'] }],
    ['--node barn/b1=10.9.1.4 is about a cluster that is not named', { ...SHED, node: ['barn/b1=10.9.1.4'] }],
    ['--no-traefik barn is about a cluster that is not named', { ...SHED, 'no-traefik': ['barn'] }],
    ['"age1" is not a recipient of age', { ...SHED, sops: 'age1' }],
  ])('that are malformed are refused: %s', (message, flags) => {
    expect(() => readFlags(flags)).toThrow(message)
  })
})
