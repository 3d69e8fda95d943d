import { CHART_CONTRACTS } from '@fleet/validation/chart-contracts'

/** The version of a program that a chart chooses by itself. @throws where its contract does not say. */
export const chartProgram = (chart: string, program: string): string => {
  const version = CHART_CONTRACTS[chart]?.runs?.[program]
  if (version === undefined) throw new Error(`the contract of ${chart} does not say which ${program} it runs`)
  return version
}
