import type { Signal } from '../pushes.ts'

export type ColourScheme = 'dark' | 'light'

export interface Colours extends Readonly<Record<Signal, string>> {
  readonly background: string
  readonly card: string
  readonly border: string
  readonly text: string
  readonly faint: string
  readonly good: string
  readonly bad: string
}

/** Close to Grafana's own, so that the diagram fits beside its dashboards. */
export const COLOURS: Readonly<Record<ColourScheme, Colours>> = {
  dark: {
    background: '#111217',
    card: '#181b1f',
    border: '#3a3d45',
    text: '#ccccdc',
    faint: '#9a9aaa',
    good: '#73bf69',
    bad: '#ff7383',
    logs: '#f2cc0c',
    metrics: '#6e9fff',
    traces: '#b877d9',
  },
  light: {
    background: '#f4f5f5',
    card: '#ffffff',
    border: '#c7c8cc',
    text: '#24292e',
    faint: '#5f6368',
    good: '#1a7f4b',
    bad: '#c4162a',
    logs: '#a06a00',
    metrics: '#1f5fd0',
    traces: '#8338ac',
  },
}
