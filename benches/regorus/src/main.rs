//! Twenty rules over the devices of a facts table (CSV on the standard input), in Rego.

use std::fmt::Write;
use std::time::Instant;

/// Column, kinds of device it is asked of ("" for all), and the value that fails.
const RULES: [(&str, &str, &str); 6] = [
    ("malware_protection", "pc", "0"),
    ("encrypted", "laptop", "0"),
    ("host_firewall", "laptop", "0"),
    ("screen_lock_minutes", "pc", "0"),
    ("default_password_changed", "server", "0"),
    ("in_scope", "medical-device", "0"),
];

fn policy() -> String {
    let mut text = String::from("package bench\n\nimport rego.v1\n\n");
    for number in 0..20 {
        let (column, kind, bad) = RULES[number % RULES.len()];
        let _ = write!(
            text,
            "findings contains {{\"rule\": {number}, \"subject\": d.device_id, \"verdict\": \"fail\"}} if {{\n    some d in input.devices\n    d.kind == \"{kind}\"\n    d.{column} == \"{bad}\"\n}}\n\nfindings contains {{\"rule\": {number}, \"subject\": d.device_id, \"verdict\": \"pass\"}} if {{\n    some d in input.devices\n    d.kind == \"{kind}\"\n    d.{column} != \"{bad}\"\n}}\n\n"
        );
    }
    text
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut reader = csv::Reader::from_reader(std::io::stdin());
    let headers = reader.headers()?.clone();
    let devices: Vec<serde_json::Value> = reader
        .records()
        .map(|record| {
            let record = record?;
            let object = headers.iter().zip(record.iter()).map(|(k, v)| (k.to_owned(), v.into()));
            Ok(serde_json::Value::Object(object.collect()))
        })
        .collect::<Result<_, csv::Error>>()?;
    let count = devices.len();
    let input = serde_json::json!({ "devices": devices }).to_string();
    let mut engine = regorus::Engine::new();
    engine.add_policy("bench.rego".to_owned(), policy())?;
    engine.set_input_json(&input)?;
    let start = Instant::now();
    let findings = engine.eval_rule("data.bench.findings".to_owned())?;
    let seconds = start.elapsed().as_secs_f64();
    let found = findings.as_set().map(|set| set.len()).unwrap_or(0);
    println!("regorus: 20 rules over {count} devices, {found} verdicts: {:.1} ms", seconds * 1000.0);
    Ok(())
}
