import type { Chart } from '../chart.ts'
import { TemplateError, type Templates } from '../templates/nodes.ts'
import { addTemplate } from '../templates/parse-template.ts'
import { isMap } from '../yaml-map.ts'
import type { Key } from './key.ts'
import { Walk } from './walk.ts'

/**
 * Marks the keys that a chart's templates read. It reads them twice: what a loop reads of every entry counts for the keys that
 * were found after it, too.
 */
export const readTemplates = (chart: Chart, root: Key): void => {
  const templates: Templates = new Map()
  for (const library of chart.parts.values())
    if (library.isLibrary)
      for (const [path, text] of library.templates) addTemplate(templates, `${library.name}/${path}`, text)
  for (const [path, text] of chart.templates) addTemplate(templates, path, text)
  const ofValues = textsIn(chart.values)
    .map((text, index) => [`values ${index}`, text] as const)
    .filter(([name, text]) => text.includes('{{') && addIfTemplate(templates, name, text))
    .map(([name]) => name)
  for (const _ of ['first', 'second']) {
    const walk = new Walk(root, templates)
    for (const name of [...chart.templates.keys(), ...ofValues].toSorted()) walk.file(name)
  }
}

/** A text of values.yaml may only look like a template. */
const addIfTemplate = (templates: Templates, name: string, text: string): boolean => {
  try {
    addTemplate(templates, name, text)
    return true
  } catch (error) {
    if (error instanceof TemplateError) return false
    throw error
  }
}

/** The texts in values: a chart reads some of its own defaults as templates. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isMap(value)
    ? Object.keys(value)
        .toSorted()
        .flatMap((name) => textsIn(value[name]))
    : []
}
