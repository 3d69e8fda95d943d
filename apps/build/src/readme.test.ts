import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { grafanaServer, readFleet } from '@fleet/model'
import { fleet as input } from '@fleet/validation/fixtures'
import { CHART_CONTRACTS } from '@fleet/validation/chart-contracts'
import { describe, expect, it } from 'vitest'
import { composeFleet } from './compose/compose-fleet.ts'
import { grafanaCommand, provisionsText } from './report/provisions.ts'

const read = readFleet(input)
if (!read.ok) throw new Error('the fleet of the fixtures has errors')
const { fleet } = read
const readme = readFileSync(join(import.meta.dirname, '../../../README.md'), 'utf8')
const grafana = grafanaServer(fleet)

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
    expect(provisionsText(fleet, [fleet.hub.cluster])).toContain(grafanaCommand(fleet))
    expect(provisionsText(fleet, [spoke as typeof fleet.hub.cluster])).not.toContain('port-forward')
  })

  it('is the same in the README', () => {
    expect(readme).toContain(
      `--namespace=${grafana.namespace} port-forward service/${grafana.name} 3000:${grafana.port}\n`,
    )
    expect(readme).toContain(`\`http://${grafana.name}.${grafana.namespace}:${grafana.port}\``)
    expect(readme).toContain(`the port \`${grafana.portName}\` of that Service`)
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
