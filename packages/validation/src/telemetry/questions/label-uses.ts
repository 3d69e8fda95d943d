import type { Labelled } from './question.ts'

type Uses = Labelled['uses']

/** `{{cluster}} / {{ pod }}`, as Grafana’s legends name series. */
export const legendUses = (text: string): Uses =>
  [...text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)].map(({ 0: whole, 1: label = '', index }) => ({
    label,
    offset: index + whole.indexOf(label),
  }))

/** `{{ $labels.instance }}` and `{{ index $labels "instance" }}`, as a rule’s annotations do. */
export const templateUses = (text: string): Uses =>
  [...text.matchAll(/\$labels\.(\w+)|\$labels\s+"([^"]*)"|\.Labels\.(\w+)/g)].map(
    ({ 0: whole, 1: one, 2: two, 3: three, index }) => {
      const label = one ?? two ?? three ?? ''
      return { label, offset: index + whole.lastIndexOf(label) }
    },
  )
