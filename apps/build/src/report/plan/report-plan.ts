import type { Plan } from '../../plan/plan.ts'
import { planJson } from './plan-json.ts'
import { planMarkdown } from './plan-markdown.ts'
import { planText } from './plan-text.ts'

const FORMATS = { json: planJson, markdown: planMarkdown, text: planText } as const

/** Prints a plan on standard output. */
export const reportPlan = (plan: Plan): void => {
  process.stdout.write(FORMATS[plan.request.format](plan))
}
