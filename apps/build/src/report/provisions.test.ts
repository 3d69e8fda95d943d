import { clusterNames } from '@fleet/model'
import { sampleCluster, sampleFleet, sampleFleetInput, sampleTunnel } from '@fleet/model/testing'
import { describe, expect, test } from 'vitest'
import { secretStates } from '../secrets/secret-states.ts'
import { bootstrapCommand, provisionsText } from './provisions.ts'

/** A folder without trees. */
const NOWHERE = '/nowhere'

const { gitops } = sampleFleetInput()

/** The sample fleet with Flux' GitRepository in this namespace. */
const fleetWithFluxIn = (namespace: string) =>
  sampleFleet({ gitops: { ...gitops, source: { name: namespace, namespace } } })

const commandOf = (fleet: ReturnType<typeof sampleFleet>) => bootstrapCommand(fleet, fleet.hub.cluster)

describe('the bootstrap command', () => {
  test('names branch, path and context of the cluster', () => {
    const command = commandOf(sampleFleet())
    for (const option of ['--branch=main', '--path=clusters/hub/flux', '--context=cluster-1'])
      expect(command.split(' ')).toContain(option)
  })

  test('names the folder of the trees, and the address of the repository where it is known', () => {
    const fleet = sampleFleet({ gitops: { ...gitops, path: 'kubernetes/trees' } })
    const command = bootstrapCommand(fleet, fleet.hub.cluster, 'ssh://git@host.example/me/fleet.git')
    expect(command).toContain('--path=kubernetes/trees/hub/flux')
    expect(command).toContain('--url=ssh://git@host.example/me/fleet.git')
    expect(commandOf(fleet)).toContain('--url=ssh://git@HOST/YOU/REPOSITORY')
  })

  test('names Flux’ namespace only where Flux would choose another', () => {
    expect(commandOf(fleetWithFluxIn('flux-system'))).not.toContain('--namespace')
    expect(commandOf(fleetWithFluxIn('gitops'))).toContain('--namespace=gitops')
  })
})

test('each Secret is listed with namespace, name, reader and the content of its keys, under its cluster', async () => {
  const fleet = sampleFleet({
    clusters: { hub: sampleCluster(1), spoke: sampleCluster(2, sampleTunnel), bare: sampleCluster(3) },
  })
  const text = provisionsText(fleet, clusterNames(fleet), await secretStates(fleet, NOWHERE))
  expect(text).toContain(
    '  spoke:\n    cloudflare/tunnel-token, read by cloudflared\n      token: the token of the tunnel\n',
  )
  expect(text).toContain('  bare: none\n')
  expect(text).toContain('monitoring/grafana-admin, read by grafana')
})

test('the report says that alerts have no receiver, for silence looks like health', async () => {
  const fleet = sampleFleet()
  expect(provisionsText(fleet, clusterNames(fleet), await secretStates(fleet, NOWHERE))).toContain(
    'Alerts have no receiver',
  )
})
