import { expect } from 'vitest'
import { HUB_LOKI, HUB_STACK, VALUES } from '../../testing/collector-keys.ts'
import { set } from '../../testing/sample-trees.ts'
import { requirePinnedImage } from './require-pinned-image.ts'
import { testRule } from '../../testing/test-rule.ts'

const image = (name: string) => [
  set('spoke Deployment it-tools', ['spec', 'template', 'spec', 'containers', 0, 'image'], name),
]

const value = (release: string, path: readonly string[], given: unknown) => [
  set(release, [...VALUES, ...path], given),
]

testRule(requirePinnedImage, {
  valid: [
    {
      name: 'a chart’s image with another version',
      changes: value(HUB_STACK, ['grafana', 'image', 'tag'], '13.2.1'),
    },
    {
      name: 'a mirror of a chart’s image, whose tag the chart chooses',
      changes: value(HUB_LOKI, ['loki', 'image', 'registry'], 'registry.example'),
    },
    {
      name: 'a container of the operator that the values change in part',
      changes: value(HUB_STACK, ['prometheus', 'prometheusSpec', 'containers'], [{ name: 'prometheus' }]),
    },
    {
      name: 'a tag that the chart makes of a template',
      changes: value(HUB_STACK, ['grafana', 'image', 'tag'], '{{ .Chart.AppVersion }}'),
    },
  ],
  invalid: [
    { name: 'the tag latest', changes: image('registry.example:5000/app:latest') },
    { name: 'an image without a tag', changes: image('registry.example:5000/app') },
    { name: 'a truncated digest', changes: image('registry.example/app@sha256:e39ee8da') },
    { name: 'an empty tag', changes: image('registry.example/app:') },
    {
      name: 'the tag latest in the values of a chart',
      changes: value(HUB_STACK, ['grafana', 'image', 'tag'], 'latest'),
      findings: [{ message: expect.stringContaining('grafana/grafana:latest') }],
    },
    {
      name: 'the tag latest of one component of a chart',
      changes: value(HUB_LOKI, ['singleBinary', 'image'], { tag: 'main' }),
    },
    {
      name: 'a further container of a chart without a tag',
      changes: value(
        HUB_LOKI,
        ['singleBinary', 'extraContainers'],
        [
          {
            name: 'proxy',
            image: 'registry.example/proxy',
            resources: { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '32Mi' } },
            livenessProbe: { httpGet: { path: '/', port: 8080 } },
            readinessProbe: { httpGet: { path: '/', port: 8080 } },
          },
        ],
      ),
    },
  ],
})
