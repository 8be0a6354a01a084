//! What the command says to a shell and to `man`.

mod common;

use common::run;

#[test]
fn every_shell_gets_completions_with_the_documents() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let outcome = run(&["completions", shell], "");
        assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""), "{shell}");
        assert!(outcome.stdout.contains("explain"), "{shell}");
    }
    for shell in ["bash", "zsh"] {
        let outcome = run(&["completions", shell], "");
        assert!(outcome.stdout.contains(common::CHANGE), "{shell}");
    }
    let unknown = run(&["completions", "tcl"], "");
    assert_eq!((unknown.status, unknown.stdout.as_str()), (2, ""));
}

#[test]
fn bash_reads_the_completions_and_completes() {
    let script = run(&["completions", "bash"], "").stdout;
    let ask = "COMP_WORDS=(gatepass explain tau); COMP_CWORD=2; _gatepass gatepass tau explain; printf '%s\\n' \"${COMPREPLY[@]}\"";
    let output = std::process::Command::new("bash").args(["-c", &format!("{script}\n{ask}")]).output().unwrap();
    let found = String::from_utf8(output.stdout).unwrap();
    assert_eq!(found.lines().collect::<Vec<_>>(), [common::RESET, common::CHANGE], "{:?}", output.stderr);
}

#[test]
fn there_is_a_manual_page_for_the_command_and_each_subcommand() {
    let overview = run(&["man"], "");
    assert_eq!((overview.status, overview.stderr.as_str()), (0, ""));
    assert!(overview.stdout.contains(".TH gatepass 1"), "{}", overview.stdout);
    let listed: Vec<_> =
        overview.stdout.lines().filter_map(|line| line.strip_prefix("gatepass\\-")?.strip_suffix("(1)")).collect();
    assert!(listed.len() > 3, "{listed:?}");
    for name in listed {
        let page = run(&["man", name], "");
        assert_eq!(page.status, 0, "{name}");
        let title = format!(".TH gatepass-{name} 1  \"gatepass {}\"", env!("CARGO_PKG_VERSION"));
        assert!(page.stdout.contains(&title), "{}", page.stdout);
    }
    let unknown = run(&["man", "Rds_1234"], "");
    assert_eq!(unknown.status, 2);
    assert_eq!(unknown.everything().matches("Rds_1234").count(), 0);
}
