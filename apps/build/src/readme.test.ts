import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { grafanaServer, readFleet } from '@fleet/model'
import { fleet as input } from '@fleet/validation/fixtures'
import { CHART_CONTRACTS } from '@fleet/validation/chart-contracts'
import { describe, expect, it } from 'vitest'
import { composeFleet } from './compose/compose-fleet.ts'
import { inventoryText } from './init/inventory-text.ts'
import { grafanaCommand, provisionsText } from './report/provisions.ts'

const read = readFleet(input)
if (!read.ok) throw new Error('the fleet of the fixtures has errors')
const { fleet } = read
const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
const grafana = grafanaServer(fleet)

it('shows the inventory that `init` writes for a first fleet, in less than 40 lines', () => {
  const written = inventoryText({
    clusters: {
      home: {
        kubeContext: 'home',
        nodes: { server: { address: '192.168.1.10', tailnetAddress: '100.64.0.1' } },
        storageClass: 'local-path',
        traefik: true,
      },
      cloud: {
        kubeContext: 'me@cloud',
        nodes: { vm: { address: '10.0.0.5', tailnetAddress: '100.64.0.2' } },
        storageClass: 'local-path',
        traefik: true,
      },
    },
    hub: 'home',
    branch: 'main',
  })
  const [, shown = ''] = /^```ts\n(.*?)^```$/ms.exec(readme) ?? []
  expect(shown).toBe(written)
  expect(shown.split('\n').length).toBeLessThan(40)
})

describe('the way to Grafana', () => {
  it('leads to a Service that the release in the hub’s tree makes', () => {
    const hub = composeFleet(fleet).find(({ cluster }) => cluster === fleet.hub.cluster)
    const objects = hub?.files.flatMap((file) => file.objects)
    expect(objects).toContainEqual(
      expect.objectContaining({
        kind: 'HelmRelease',
        metadata: expect.objectContaining({
          name: 'kube-prometheus-stack',
          namespace: grafana.namespace,
        }) as unknown,
      }),
    )
    expect(CHART_CONTRACTS['kube-prometheus-stack']?.services[grafana.name]?.ports).toContainEqual({
      name: grafana.portName,
      number: grafana.port,
    })
  })

  it('is in the summary of a build of the hub, and of no other', () => {
    const spoke = Object.keys(input.clusters).find((name) => name !== fleet.hub.cluster)
    expect(provisionsText(fleet, [fleet.hub.cluster], [])).toContain(grafanaCommand(fleet))
    expect(provisionsText(fleet, [spoke as typeof fleet.hub.cluster], [])).not.toContain('port-forward')
  })

  it('is the same in the README', () => {
    expect(readme).toContain(
      `--namespace=${grafana.namespace} port-forward service/${grafana.name} 3000:${grafana.port}\n`,
    )
    expect(readme).toContain(`the Secret \`${grafana.namespace}/${fleet.hub.grafana.admin.secret}\``)
  })

  it('names dashboards that the hub has', () => {
    const files = composeFleet(fleet).flatMap((tree) => tree.files.map(({ content }) => content))
    const titles = [...readme.matchAll(/“(Kubernetes \/ [^”]+)”/g)].map(([, title = '']) => title)
    expect(titles).toHaveLength(2)
    expect(
      titles.filter((title) => !files.some((content) => content.includes(`"title":"${title}"`))),
    ).toEqual([])
  })

  it('comes after Kustomizations that the hub’s tree has', () => {
    const hub = composeFleet(fleet).find(({ cluster }) => cluster === fleet.hub.cluster)
    const names = [...readme.matchAll(/^([\w-]+) +main@sha1/gm)].map(([, name = '']) => name)
    const layers = hub?.files.flatMap(({ path }) => /^flux\/([\w-]+)\.yaml$/.exec(path)?.[1] ?? [])
    expect(names.toSorted()).toEqual(['flux-system', ...(layers ?? [])].toSorted())
  })
})
