//! Threads that judge. The input goes round: each takes a block of it and passes the rest on to the next before it judges, so
//! that who asks them one after the other gets what they found in the order of the lines.

use std::collections::VecDeque;
use std::io;
use std::ops::ControlFlow;
use std::panic;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread::{self, JoinHandle};

use super::findings::{Findings, Judge, Session};
use crate::blocks::{Block, Blocks};

/// How many pieces of what one finds may wait until what stands before them is taken.
const WAITING: usize = 32;

/// Threads that judge the rest of an input. The first is the one whose findings come next.
pub(super) struct Workers(VecDeque<Hired>);

/// What is known of a worker outside its thread.
struct Hired {
    findings: Receiver<Findings>,
    thread: JoinHandle<()>,
}

struct Worker<J> {
    session: Session<J>,
    /// Brings the input when it is this worker's turn.
    turns: Receiver<Blocks>,
    next: Sender<Blocks>,
    findings: SyncSender<Findings>,
}

impl Workers {
    /// Starts a thread for each session.
    pub(super) fn start<J: Judge>(blocks: Blocks, sessions: Vec<Session<J>>) -> io::Result<Self> {
        let (mut nexts, turns): (Vec<_>, Vec<_>) = sessions.iter().map(|_| channel()).unzip();
        nexts.rotate_left(1);
        let first = nexts.last().cloned();
        let workers = sessions.into_iter().zip(turns).zip(nexts);
        let hired = workers.map(|((session, turns), next)| hire(session, turns, next)).collect::<Result<_, _>>()?;
        if let Some(first) = first {
            // It listens until somebody passes nothing on any more.
            first.send(blocks).ok();
        }
        Ok(Self(hired))
    }

    /// Takes what they find, in the order of the lines, until there is no more or somebody wants no more.
    ///
    /// Who wants no more waits for nobody: one of them may wait for input that does not come.
    pub(super) fn collect<B>(mut self, mut take: impl FnMut(Findings) -> ControlFlow<B>) -> ControlFlow<B> {
        while let Some(Ok(found)) = self.0.front().map(|worker| worker.findings.recv()) {
            if found.is_last {
                self.0.rotate_left(1);
            }
            take(found)?;
        }
        // The first has ended: it found the end of the input, or it panicked.
        for worker in self.0 {
            if let Err(panic) = worker.thread.join() {
                panic::resume_unwind(panic);
            }
        }
        ControlFlow::Continue(())
    }
}

fn hire<J: Judge>(session: Session<J>, turns: Receiver<Blocks>, next: Sender<Blocks>) -> io::Result<Hired> {
    let (sender, findings) = sync_channel(WAITING);
    let worker = Worker { session, turns, next, findings: sender };
    Ok(Hired { findings, thread: thread::Builder::new().name("judge".to_owned()).spawn(|| worker.run())? })
}

impl<J: Judge> Worker<J> {
    fn run(mut self) {
        let mut block = Block::new();
        while let Ok(blocks) = self.turns.recv() {
            if self.work(blocks, &mut block).is_break() {
                return;
            }
        }
    }

    /// Takes a block of the input, passes the rest on, and judges.
    fn work(&mut self, mut blocks: Blocks, block: &mut Block) -> ControlFlow<()> {
        match blocks.fill(block) {
            Ok(true) if block.is_large() => {
                // First judged, then passed on: there is one long line at a time in memory.
                self.judge(block)?;
                *block = Block::new();
                self.pass_on(blocks)
            }
            Ok(true) => {
                self.pass_on(blocks)?;
                self.judge(block)
            }
            Ok(false) => ControlFlow::Break(()),
            Err(failure) => {
                // Nobody may be listening any more.
                self.findings.send(Findings::failed(failure)).ok();
                ControlFlow::Break(())
            }
        }
    }

    fn judge(&mut self, block: &Block) -> ControlFlow<()> {
        let findings = &self.findings;
        self.session.judge(block, &mut |found| flow(findings.send(found).is_ok()))
    }

    fn pass_on(&self, blocks: Blocks) -> ControlFlow<()> {
        flow(self.next.send(blocks).is_ok())
    }
}

/// Who is not listened to any more ends.
fn flow(is_heard: bool) -> ControlFlow<()> {
    if is_heard { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}
