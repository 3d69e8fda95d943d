import { styleText } from 'node:util'

/** A page in Markdown with bold titles, for a terminal. */
export const boldTitles = (page: string): string =>
  page.replaceAll(/^#+ .*$/gm, (title) => styleText('bold', title, { stream: process.stdout }))
