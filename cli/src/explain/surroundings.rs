//! What stands around the request: when it may be called, by whom, what is answered, an example, and addresses.

use std::io;

use gatepass::{Example, InstanceStatus, Permission, Permitted, Prerequisite, ResponseShape};

use super::Explanation;
use crate::style::HEADING;

impl Explanation<'_> {
    pub(super) fn surroundings(&mut self) -> io::Result<()> {
        self.prerequisite(self.document.prerequisite)?;
        self.document.permission.map_or(Ok(()), |permission| self.permission(&permission))?;
        self.responses(self.document.responses)?;
        self.document.example.map_or(Ok(()), |example| self.example(&example))?;
        self.references(self.document.source.references)
    }

    /// Every answer to "may it be called now?", with the statuses that it is given for.
    fn prerequisite(&mut self, prerequisite: Prerequisite) -> io::Result<()> {
        self.page.heading(self.words.page.prerequisite)?;
        // No before yes: what is allowed is said as "none of these".
        for answer in Permitted::ALL.into_iter().rev() {
            let has_answer = |status: &InstanceStatus| prerequisite.may_call_now(*status) == answer;
            let statuses: Vec<_> = InstanceStatus::ALL.iter().copied().filter(has_answer).collect();
            let named: Vec<_> = statuses.iter().map(|&status| self.language.status(status)).collect();
            let answer = self.language.permitted(answer);
            match statuses.len() {
                0 => {}
                all if all == InstanceStatus::ALL.len() => self.page.text(answer, 1)?,
                _ => {
                    let named = named.join(self.words.comma);
                    self.page.point(&format!("{named}{}{answer}", self.words.colon), 1)?;
                }
            }
        }
        Ok(())
    }

    fn permission(&mut self, permission: &Permission) -> io::Result<()> {
        let words = &self.words.page;
        self.page.heading(words.permission)?;
        for (name, value) in [
            (words.action, permission.action),
            (words.access_level, permission.access_level),
            (words.resource_type, permission.resource_type),
            (words.condition_keys, &permission.condition_keys.join(self.words.comma)),
        ] {
            self.page.point(&format!("{name}{}{value}", self.words.colon), 1)?;
        }
        Ok(())
    }

    fn responses(&mut self, responses: &[ResponseShape]) -> io::Result<()> {
        self.page.heading(self.words.page.responses)?;
        for response in responses {
            let status = response.status.map(|status| status.to_string());
            let status = status.as_deref().unwrap_or(self.words.page.no_status);
            let text = format!("{}{}", self.words.colon, (self.words.page.response)(response.body));
            self.page.term(status, HEADING, &text, 1)?;
        }
        Ok(())
    }

    fn example(&mut self, example: &Example) -> io::Result<()> {
        let words = &self.words.page;
        self.page.heading(words.example)?;
        let filled = [("{project_id}", example.project_id), ("{instance_id}", example.instance_id)]
            .into_iter()
            .fold(self.document.path.to_owned(), |path, (name, value)| path.replace(name, value.unwrap_or(name)));
        self.page.verbatim(&format!("{} {filled}", self.document.method), 1)?;
        self.page.verbatim(example.body, 1)?;
        if let Some(response) = example.response {
            self.page.verbatim(&format!("{} {response}", words.answer), 1)?;
        }
        if example.is_masked { self.page.remark(words.masked, 1) } else { Ok(()) }
    }

    /// Only such addresses as the text itself gives.
    fn references(&mut self, references: &[(&str, &str)]) -> io::Result<()> {
        if references.is_empty() {
            return Ok(());
        }
        self.page.heading(self.words.page.references)?;
        for (name, address) in references {
            self.page.point(&format!("{name}{}{address}", self.words.colon), 1)?;
        }
        Ok(())
    }
}
