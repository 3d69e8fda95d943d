import { createAjv } from '@fleet/validation/ajv'
import { describe, expect, it } from 'vitest'
import { chartFile, deriveChart, isUnreadableChart } from './index.ts'

const CHART = 'name: notes\nversion: 1.2.3\n'

const derived = async (files: Readonly<Record<string, string>>, about = CHART) =>
  deriveChart(
    new Map(
      Object.entries({ 'Chart.yaml': about, ...files }).map(([path, text]) => [
        path,
        new TextEncoder().encode(text),
      ]),
    ),
  )

/** Whether a chart with this template and these defaults takes some values. */
const takes = async (
  values: object,
  template: string,
  defaults = '',
  more: Readonly<Record<string, string>> = {},
) => {
  const chart = await derived({ 'templates/a.yaml': template, 'values.yaml': defaults, ...more })
  const file = JSON.parse(chartFile(chart)) as { readonly values: object }
  return createAjv().compile({ ...file.values, $ref: '#/$defs/values' })(values)
}

describe('the keys that a chart takes', () => {
  it('are those of its defaults, with their types', async () => {
    expect(await takes({ a: { b: 2 } }, '', 'a: {b: 1}')).toBe(true)
    expect(await takes({ a: { c: 2 } }, '', 'a: {b: 1}')).toBe(false)
    expect(await takes({ a: 'text' }, '', 'a: {b: 1}')).toBe(false)
  })

  it.each([
    ['a field', '{{ .Values.a.b }}'],
    ['with', '{{ with .Values.a }}{{ .b }}{{ end }}'],
    ['a variable', '{{ $a := .Values.a }}{{ $a.b }}'],
    ['index', '{{ index .Values "a" "b" }}'],
    ['dig', '{{ dig "a" "b" "" .Values }}'],
    ['get', '{{ get .Values.a "b" }}'],
    ['default', '{{ (default .Values.none .Values.a).b }}'],
    ['an include', '{{ define "t" }}{{ .a.b }}{{ end }}{{ include "t" .Values }}'],
    ['a map of its own', '{{ define "t" }}{{ .it.b }}{{ end }}{{ include "t" (dict "it" .Values.a) }}'],
    ['the root in a loop', '{{ range .Values.list }}{{ $.Values.a.b }}{{ end }}'],
    ['else', '{{ if .Values.on }}{{ else }}{{ .Values.a.b }}{{ end }}'],
  ])('are those that templates read: by %s', async (_, template) => {
    expect(await takes({ a: { b: 'x' } }, template)).toBe(true)
    expect(await takes({ a: { c: 'x' } }, template)).toBe(false)
  })

  it('are read of every entry of a loop', async () => {
    const template = '{{ range $name, $port := .Values.servicePorts }}{{ $port.number }}{{ end }}'
    expect(await takes({ servicePorts: { web: { number: 1 } } }, template)).toBe(true)
    expect(await takes({ servicePorts: { web: { nmber: 1 } } }, template)).toBe(false)
  })

  it('are open where a template hands a map on whole', async () => {
    expect(await takes({ extra: { any: { thing: 1 } } }, '{{ toYaml .Values.extra }}', 'extra: {}')).toBe(
      true,
    )
  })

  it('are those of Kubernetes where a template hands on what Kubernetes takes', async () => {
    const template = '{{ toYaml .Values.resources }}'
    expect(await takes({ resources: { limits: { memory: '1Gi' } } }, template, 'resources: {}')).toBe(true)
    expect(await takes({ resources: { limit: { memory: '1Gi' } } }, template, 'resources: {}')).toBe(false)
  })

  it('are not those of branches that the templates rule out', async () => {
    const template =
      '{{ define "t" }}{{ if eq .kind "web" }}{{ .it.port }}{{ end }}{{ end }}{{ include "t" (dict "kind" "job" "it" .Values.job) }}{{ .Values.job.name }}'
    expect(await takes({ job: { name: 'x' } }, template)).toBe(true)
    expect(await takes({ job: { port: 1 } }, template)).toBe(false)
  })

  it('are those of its schema, which Helm enforces', async () => {
    const schema = JSON.stringify({
      properties: { a: { type: 'integer' }, b: { $ref: '#/$defs/b' } },
      $defs: { b: { enum: ['x'] } },
    })
    expect(await takes({ a: 1, b: 'x' }, '', '', { 'values.schema.json': schema })).toBe(true)
    expect(await takes({ a: '1' }, '', '', { 'values.schema.json': schema })).toBe(false)
    expect(await takes({ b: 'y' }, '', '', { 'values.schema.json': schema })).toBe(false)
  })

  it('are those of the charts inside, under their aliases', async () => {
    const about = `${CHART}dependencies: [{name: db, alias: store, condition: store.enabled}]\n`
    const chart = await derived(
      { 'charts/db/Chart.yaml': 'name: db', 'charts/db/values.yaml': 'size: 1Gi' },
      about,
    )
    const { values } = JSON.parse(chartFile(chart)) as { readonly values: object }
    const check = createAjv().compile({ ...values, $ref: '#/$defs/values' })
    expect(check({ store: { size: '2Gi', enabled: true } })).toBe(true)
    expect(check({ store: { sze: '2Gi' } })).toBe(false)
    expect(check({ db: {} })).toBe(false)
  })

  it('are those that a library inside reads', async () => {
    const more = {
      'charts/common/Chart.yaml': 'name: common\ntype: library',
      'charts/common/templates/_t.tpl': '{{ define "common.t" }}{{ .Values.a.b }}{{ end }}',
    }
    expect(await takes({ a: { b: 1 } }, '{{ include "common.t" . }}', '', more)).toBe(true)
  })

  it('may be named like what every object of JavaScript has', async () => {
    expect(await takes({ a: { b: 1 } }, '{{ toString .Values.a.b }}{{ constructor .Values.c }}')).toBe(true)
  })
})

describe('what is derived of a chart', () => {
  it('holds the groups of alerts that values can empty', async () => {
    const template =
      'groups:\n- name: disks\n  rules:\n{{- if not (.Values.off.Full | default false) }}\n  - alert: Full\n{{- end }}\n'
    const { name, version, ruleGroups } = await derived({ 'templates/rules.yaml': template })
    expect([name, version]).toEqual(['notes', '1.2.3'])
    expect(ruleGroups).toEqual({ disks: { if: [], rules: [{ name: 'Full', if: ['!off.Full'] }] } })
  })

  it('is a file that refers to no other', async () => {
    const chart = await derived({
      'templates/a.yaml': '{{ toYaml .Values.affinity }}{{ toYaml .Values.initContainers }}',
      'values.yaml': 'affinity: {}\ninitContainers: []\n',
    })
    expect(chartFile(chart)).toContain('"$ref"')
    expect(chartFile(chart)).not.toMatch(/"\$ref":"[^#]/)
  })

  it('needs a Chart.yaml', async () => {
    await expect(deriveChart(new Map())).rejects.toSatisfy(isUnreadableChart)
  })
})
