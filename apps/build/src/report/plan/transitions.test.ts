import { TRANSITIONS } from '@fleet/model/testing'
import { validateChanges } from '@fleet/validation'
import { planChanges } from '@fleet/validation/plan'
import { describe, expect, it } from 'vitest'
import type { Plan } from '../../plan/plan.ts'
import { parsePlan } from '../../testing/parse-report.ts'
import { treesOfTransition } from '../../testing/transition-trees.ts'
import { planJson } from './plan-json.ts'
import { planMarkdown } from './plan-markdown.ts'
import { planText } from './plan-text.ts'

const planOf = async (transition: (typeof TRANSITIONS)[number]): Promise<Plan> => {
  const { before, after } = treesOfTransition(transition)
  return {
    request: { folders: [], clusters: [], accepted: [], format: 'text' },
    from: 'before',
    to: 'after',
    clusters: planChanges(before, after),
    findings: await validateChanges(before, after),
    source: () => undefined,
  }
}

describe('the plan of a transition', () => {
  it.each(TRANSITIONS)('says what is refused, in each format: $name', async (transition) => {
    const plan = await planOf(transition)
    const report = parsePlan(planJson(plan)) as { readonly summary: { readonly errors: number } }
    expect(report.summary.errors).toBe(transition.errors?.length ?? 0)
    for (const text of [planText(plan), planMarkdown(plan)])
      for (const change of [...(transition.errors ?? []), ...(transition.warnings ?? [])])
        expect(text).toContain(change.split(':')[0])
  })
})
