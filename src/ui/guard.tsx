import { Component, type PropsWithChildren } from 'react'
import { report } from '@/lib/report'
import { startAgain, startTrouble } from '@/lib/start'
import { texts } from '@/texts/shared'
import { Failure } from './failure'

interface State {
  /** Of what went wrong: the number under which it was written down. */
  trouble: string | undefined
}

/** A page that can't be drawn, or an app that could not start, says so and offers another try, instead of being blank. */
export class Guard extends Component<PropsWithChildren, State> {
  override state: State = { trouble: startTrouble() }

  static getDerivedStateFromError(error: unknown): State {
    return { trouble: report(error) }
  }

  private readonly again = () => this.setState({ trouble: startAgain() })

  override render() {
    const { trouble } = this.state
    if (trouble === undefined) return this.props.children
    const { errors } = texts()
    return <Failure message={errors.reference(errors.broken, trouble)} onRetry={this.again} />
  }
}
