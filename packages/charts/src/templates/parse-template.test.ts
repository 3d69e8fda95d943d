import { describe, expect, it } from 'vitest'
import { addTemplate } from './parse-template.ts'
import type { Body, Templates } from './nodes.ts'

const parsed = (text: string): Body => {
  const templates: Templates = new Map()
  addTemplate(templates, 'file', text)
  return templates.get('file') ?? []
}

const kindsOf = (body: Body): readonly string[] => body.map(({ kind }) => kind)

describe('a template is read as Go reads it', () => {
  it('leaves out space beside a trimming delimiter, and comments', () => {
    expect(parsed('a \n{{- /* no {{ action }} */ -}}\n b {{- .Values.c -}} d')).toMatchObject([
      { kind: 'text', text: 'a' },
      { kind: 'text', text: 'b' },
      { kind: 'action' },
      { kind: 'text', text: 'd' },
    ])
  })

  it('nests else if', () => {
    const [branch] = parsed('{{ if .a }}1{{ else if .b }}2{{ else }}3{{ end }}')
    expect(branch).toMatchObject({
      kind: 'if',
      otherwise: [{ kind: 'if', body: [{ text: '2' }], otherwise: [{ text: '3' }] }],
    })
  })

  it('tells a field of a result from a further argument', () => {
    const [action] = parsed('{{ (index .Values "a").b .c }}')
    expect(action).toMatchObject({
      pipe: {
        commands: [
          [
            { kind: 'chain', names: ['b'] },
            { kind: 'field', names: ['c'] },
          ],
        ],
      },
    })
  })

  it('keeps variables until the end of their block', () => {
    expect(kindsOf(parsed('{{ $a := 1 }}{{ range $i, $e := .l }}{{ $e }}{{ $a }}{{ end }}'))).toEqual([
      'action',
      'range',
    ])
    expect(() => parsed('{{ with .a }}{{ $b := . }}{{ end }}{{ $b }}')).toThrow('$b does not exist')
  })

  it('adds the templates that it defines', () => {
    const templates: Templates = new Map()
    addTemplate(templates, 'file', '{{ define "a" }}{{ template "b" . }}{{ end }}{{ block "b" . }}x{{ end }}')
    expect([...templates.keys()]).toEqual(['a', 'b', 'file'])
  })

  it.each([
    '{{ if .a }}',
    '{{ end }}',
    '{{ }}',
    '{{ .a',
    '{{ "a }}',
    '{{ .a | }}',
    '{{ (.a }}',
    '{{ $labels.x }}',
  ])('refuses %s', (text) => {
    expect(() => parsed(text)).toThrow(Error)
  })
})
