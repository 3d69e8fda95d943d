import { LoadingState, type PanelProps } from '@grafana/data'
import { Component, type ReactNode } from 'react'
import { PanelError } from './panel-error.tsx'

interface Properties extends Pick<PanelProps, 'id' | 'title' | 'data' | 'width' | 'height'> {
  readonly children: ReactNode
}

/** The contents of a panel, marked so that a check finds them, with an error in place of what cannot be drawn. */
export const Drawn = ({ children, id, title, data, width, height }: Properties) => {
  const failed =
    data.state === LoadingState.Error ? (data.errors?.[0]?.message ?? 'the query failed') : undefined
  return (
    <div
      data-panel-id={id}
      data-panel-title={title}
      data-panel-state={data.state}
      data-preview-error={failed}
      style={{ width, height, position: 'relative' }}
    >
      <Guarded data={data}>{children}</Guarded>
    </div>
  )
}

interface GuardedProperties {
  readonly data: unknown
  readonly children: ReactNode
}

/** React hands errors of drawing only to a class. */
class Guarded extends Component<GuardedProperties, { readonly error?: Error }> {
  override state: { readonly error?: Error } = {}

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  /** Other data may be drawn well. */
  override componentDidUpdate({ data }: GuardedProperties) {
    if (this.state.error && data !== this.props.data) this.setState({ error: undefined })
  }

  override render() {
    return this.state.error ? <PanelError message={this.state.error.message} /> : this.props.children
  }
}
