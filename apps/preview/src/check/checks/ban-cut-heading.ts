import type { Check } from '../check.ts'

export const banCutHeading: Check = {
  id: 'ban-cut-heading',
  summary: 'Titles of panels and headings of columns are read whole.',
  fix: 'shorten the title, or give it more room',
  isBroken: false,
  stores: 'filled',
  look: ({ panels }) =>
    panels.flatMap(({ title, texts }) =>
      texts
        .filter(({ role, isCut }) => isCut && (role === 'title' || role === 'heading'))
        .map(({ role, text }) => ({
          panel: title,
          seen: role === 'title' ? 'its title is cut' : `the heading “${text}” is cut`,
        })),
    ),
}
