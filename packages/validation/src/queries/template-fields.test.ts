import { describe, expect, it } from 'vitest'
import { templateFields } from './template-fields.ts'

const fieldsOf = (value: string): string[] =>
  templateFields({ value, from: 0, to: value.length + 2 }).map(({ text }) => text)

describe('the labels that a template reads', () => {
  it.each([
    ['{{.cluster}} {{__line__}}', ['cluster']],
    ['{{ if ne .pod "${pod:csv}" }}{{ .pod }} {{ end }}', ['pod', 'pod']],
    ['{{ or .pod .service_name }}', ['pod', 'service_name']],
    ['{{ printf "%s.log" .name }}', ['name']],
    ['{{ $x.part }}', []],
    ['a line of .text', []],
  ])('%s', (template, fields) => {
    expect(fieldsOf(template)).toEqual(fields)
  })

  it('stand where the text of the query has them', () => {
    const query = 'line_format `{{.cluster}}`'
    const [field] = templateFields({ value: '{{.cluster}}', from: query.indexOf('`'), to: query.length })
    expect(field && query.slice(field.from, field.to)).toBe('cluster')
  })
})
